"""Placements with a SENCo: who goes where and until when, the visits, and what was seen there."""
