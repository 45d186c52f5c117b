"""Feeds: fetched politely, read whole, every item an article."""
