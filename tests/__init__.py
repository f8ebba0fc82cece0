"""The tests: the same tree as the code, plus journeys, house rules and the real modules."""
