"""What mentors say apart from the owner, and hand over once they are done."""
