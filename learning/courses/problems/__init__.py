"""What is wrong with the courses, for those who can mend them."""
