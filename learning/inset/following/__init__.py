"""What follows a session: evaluation at once, what became of it after weeks, totals of both."""
