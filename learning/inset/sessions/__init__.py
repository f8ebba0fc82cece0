"""Sessions: prepared, changed, cancelled; who is invited, who says they come."""
