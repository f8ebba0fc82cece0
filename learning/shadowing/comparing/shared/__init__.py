"""A placement as its host or a mentor sees it: what its visitor shares, and nothing more."""
