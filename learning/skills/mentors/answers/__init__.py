"""The mentor's side: what is asked of them, and what they say."""
