"""The language of the rules: how it is read, and how it is evaluated over what was found in an article."""
