"""The rows of the list of sources that this release answers, each walked by a journey."""

ANSWERED = {
    "A2": "ten-minute lessons that resume, with their minutes counted",
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
}
