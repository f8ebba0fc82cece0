"""Who may see what of somebody’s private work, by their own choice; small numbers kept small."""
