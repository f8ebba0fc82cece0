"""INSET sessions: preparing, leading with phones in the room, who was there, what follows."""
