"""The mentor's side: what they have seen, noted apart. Nothing of the owner's is shown."""
