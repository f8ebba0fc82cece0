"""The rows of the list of sources that this release answers, each walked by a journey."""

ANSWERED = {
    "A2": "ten-minute lessons that resume, with their minutes counted",
    "D1": "reflections: private, kept while they are written, revisited later",
    "E1": "what the Code says, with must, should and advice shown apart",
    "E2": "what every teacher learns first, and how to raise a concern here",
}
