"""What is kept about a person, as files: all of it to them, the school’s part to the school."""
