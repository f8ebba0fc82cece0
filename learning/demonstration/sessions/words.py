"""What staff said after sessions, and what became of it. Nobody and no pupil is named."""

TRYING = (
    "Write down what I see for three days before I say what I think it is.",
    "Ask the family first what works at home.",
    "Say the change of plan before it happens, with the card on the desk.",
    "Give the instruction once, wait ten seconds, and point to the list.",
    "Sit beside the group, not between the pupil and the task.",
    "Tell the teacher one thing I noticed, each Friday before home time.",
    "Leave two minutes at the end for putting things away without hurry.",
    "Start the lesson the same way for a week.",
    "Look at seating again with whoever works in the room.",
    "Try the lighter worksheet with everybody, not with two.",
)
CHANGED = (
    "The first ten minutes are calmer, and I have stopped saying things three times.",
    "I noticed that it is nearly always the lesson after lunch.",
    "Home told me something in two minutes that I had wondered about since September.",
    "Fewer arguments over the change of room.",
    "It helped three others more than the one I had in mind.",
    "I talk less. They begin sooner.",
    "We moved one table, and that was most of it.",
)
NEXT = (
    "Keep it, and show the new colleague.",
    "The same in science.",
    "Ask whether the lunchtime team would try it, too.",
    "Write it into the plan for next term.",
    "Look at it again with whoever works in the room.",
)
WOULD_HELP = (
    "Seeing somebody do it with a whole class.",
    "Half an hour with my teaching partner to plan it.",
    "The cards ready to print.",
)
QUESTIONS = (
    ("Whom do I tell if it is Wednesday and you are at the high school?", 7),
    ("What if the family does not want me to write anything down?", 11),
    ("How long do I watch before I say something?", 4),
)
"""What the room asked, and how many phones wanted it answered, too."""
