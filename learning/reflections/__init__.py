"""Private writing, revisited later. It belongs to its writer alone."""
