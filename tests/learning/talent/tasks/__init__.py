"""Things to do beyond one’s own school."""
