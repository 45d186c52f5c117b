"""Looking at what a namespace holds: its alerts, an article's way, whether all adds up. Nothing is changed."""
