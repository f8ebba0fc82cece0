"""Named groups of a school's staff."""
