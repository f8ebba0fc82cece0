"""Where one person stands: what is kept about them, joined with a module as it is now."""
