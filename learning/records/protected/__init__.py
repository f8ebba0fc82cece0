"""The pages of protected time: booked, told afterwards, added up."""
