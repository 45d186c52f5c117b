"""What can be set, read once into one frozen value."""
