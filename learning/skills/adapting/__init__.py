"""How a school adapts the skills audit: its own targets, statements it leaves out, its own ones."""
