"""Who offers help with what, across the schools of a trust or partnership."""
