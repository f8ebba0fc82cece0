"""Inviting a colleague to think about it, and answering. No trace of an answer for others."""
