"""When somebody of the school is away, as an administrator keeps it."""
