"""One reflection shared with somebody: these words, and nothing written before or after."""
