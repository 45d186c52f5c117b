"""What an article tells of: the figures, dates, places and words of its title and lead, in ten languages."""
