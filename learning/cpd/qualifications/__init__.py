"""A SENCo's national qualification: what the regulations ask, and by when."""
