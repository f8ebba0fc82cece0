"""The actions towards a goal: in one's own words, or taken on from the library."""
