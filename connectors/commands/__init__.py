"""The rooms behind the front door: one file a group of commands.

The one part of `connectors` that may call every part of the house, as `vedette.py` does.
"""
