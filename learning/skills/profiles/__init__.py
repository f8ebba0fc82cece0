"""The profile of a finished round: where somebody stands, what moved, what is shared of it."""
