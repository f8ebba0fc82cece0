"""A round of the audit: begun, carried on, finished, opened again, deleted."""
