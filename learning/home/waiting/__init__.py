"""What of one's own development waits today, for a line each on Home."""
