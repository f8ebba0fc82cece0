"""What difference something made, asked weeks later; it can be put off, or not asked again."""
