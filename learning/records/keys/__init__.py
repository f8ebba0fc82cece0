"""The keys with which schools sign what their staff take along, and those they recognise."""
