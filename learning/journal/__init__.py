"""The journal: who did what, when. Entries are added and never changed."""
