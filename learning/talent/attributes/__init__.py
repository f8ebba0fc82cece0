"""The self-check of attributes: what was seen of each behaviour, by oneself and by a mentor."""
