"""Who may see what of somebody's private work, by their own choice; and small numbers kept small."""
