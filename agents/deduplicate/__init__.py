"""The de-duplicating stage: for every article one verdict, with its evidence."""
