"""Who offers help with what."""
