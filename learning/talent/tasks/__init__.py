"""Things to do beyond one's own school, and what somebody took from them; theirs alone."""
