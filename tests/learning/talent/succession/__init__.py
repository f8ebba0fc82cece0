"""What leaders see of the way."""
