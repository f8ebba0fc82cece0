"""The first page: the one next thing to do, in words. Reads everything; nothing reads it."""
