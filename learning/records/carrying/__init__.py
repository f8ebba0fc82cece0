"""A record as a file: taken along to the next school, brought from the last one."""
