"""A talk with a SENCo: asked for, agreed, held, and what came of it."""
