"""My record itself: its page, its paper and its files."""
