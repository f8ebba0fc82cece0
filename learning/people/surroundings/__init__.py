"""Who works around a person: at their schools, and at the schools and groups these belong to."""
