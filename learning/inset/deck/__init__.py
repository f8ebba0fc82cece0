"""A session for whoever leads it: what is shown step by step, its pack, presenting it."""
