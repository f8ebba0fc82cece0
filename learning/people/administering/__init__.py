"""Looking after a school's people: only its administrators may, and each function holds that."""
