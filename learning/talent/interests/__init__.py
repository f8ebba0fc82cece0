"""Somebody says “I might”: private, and with no form to a boss."""
