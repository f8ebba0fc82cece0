"""What a visitor learnt, in their own words, joined to a statement or to a lesson."""
