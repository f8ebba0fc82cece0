"""What every school should see first when it looks after itself."""
