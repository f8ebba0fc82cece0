"""A school's own words in lessons: how to raise a concern here, whom to ask, where things are."""
