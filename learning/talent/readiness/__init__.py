"""The readiness review: checkpoints answered apart, evidence, and an outcome of one’s own."""
