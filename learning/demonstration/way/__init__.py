"""People of the story on the way to becoming a SENCo, those who go along, and what is on offer."""
