"""Training that expires and is renewed; every time it was done stays known."""
