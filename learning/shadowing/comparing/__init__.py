"""The day somebody expected beside the days they saw; what was seen, and what was not yet."""
