"""Faust and the judgement: what decides, and what makes the deciding trustworthy."""
