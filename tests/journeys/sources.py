"""The rows of the list of sources that this release answers, each walked by a journey."""

ANSWERED = {
    "A2": "ten-minute lessons that resume, with their minutes counted",
    "A4": "what can be seen in oneself, a mentor’s view apart, a task on the Code",
    "A5": "an invitation, a talk with a SENCo, a placement at another school, a visit",
    "A6": "the day expected beside the day observed, as a chart and in words",
    "A7": "network tasks; highs, lows and flashpoints in one summary",
    "A8": "a trial as assistant SENCo, from its brief to its last review",
    "A9": "a board, placements and references across schools, with consent",
    "B1": "the qualification record: by when, and what to do",
    "B4": "ready-made actions with a how-to, in a plan of one’s own",
    "C1": "a profile by the lenses leader, coordinator and specialist",
    "C2": "the strategic pathway ends in a plan for inclusion, in the product",
    "D1": "reflections: private, kept while they are written, revisited later",
    "D2": "a time diary of ten seconds an entry",
    "D4": "the skills audit, from a first round to the next",
    "D5": "a vision in the plan, looked at again",
    "E1": "what the Code says, with must, should and advice shown apart",
    "E2": "what every teacher learns first, and how to raise a concern here",
    "E7": "a directory of SENCos who agreed to be asked, by topic",
}
