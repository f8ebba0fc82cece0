"""What a careful editor would mark in files that can be read: truth, questions, words, shape.

Loading says what cannot be shown. Proofreading says what should not be published yet, and is
asked for by whoever writes: it costs time, and keeps nothing back from learners.
"""

from content.proofreading.proofs import proofread

__all__ = ["proofread"]
