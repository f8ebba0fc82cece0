"""What leaders see of the way: rounded numbers of at least five, and what is shared with them."""
