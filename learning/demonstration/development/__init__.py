"""How the cast develop: their skills audits, plans, records and diaries, and what they share."""
