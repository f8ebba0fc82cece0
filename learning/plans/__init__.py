"""Development plans: a vision, goals, actions and reviews; one's own, or for inclusion."""
