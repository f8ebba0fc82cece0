"""The opportunities board: what schools and trusts around offer to those who want to learn."""
