"""The people of a school as pages: found, added, changed, let go."""
