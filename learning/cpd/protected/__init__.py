"""Time set aside for learning, and how much of it was had."""
