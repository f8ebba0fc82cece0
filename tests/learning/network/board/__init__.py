"""The opportunities board."""
