"""Looking at a plan again, alone or with somebody."""
