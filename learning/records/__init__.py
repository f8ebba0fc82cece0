"""What a person has done, in their own hands: My record, certificates and their verification."""
