"""The catalogue, lessons, progress, knowledge checks, completions and certificates."""
