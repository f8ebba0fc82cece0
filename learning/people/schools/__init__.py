"""Schools and who belongs to them. Its services ask nobody's permission: `administering` does."""
