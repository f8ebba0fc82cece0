"""The page of somebody’s own way, and what others see of it by a share."""
