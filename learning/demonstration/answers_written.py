"""What people of the demonstration wrote under prompts of lessons, by the slug of the prompt."""

REFLECTIONS: dict[str, tuple[str, ...]] = {
    "my-tuesday": (
        """\
Maths, the second task. I read the question out and then I read out the first step as well. It \
was the clock: four minutes left and everybody else on the last one.""",
    ),
    "seen-untold": ("She has stopped putting her hand up. That is a thing for the class teacher.",),
    "always-believed": (
        """\
That a child needs a diagnosis before we may do anything. My first head said so, and I have said \
it to two student teachers since. I will take that back.""",
        """\
That the SENCo writes the targets. I never asked where it says that. I will bring my own to the \
next meeting and see what happens.""",
        """\
That parents have to sign before we can start support. We should talk with them, of course. But I \
had been waiting for a form.""",
    ),
    "through-another": (
        """\
The boy who is always with the same TA. I know his books and her opinion of him. I would like to \
read with him myself, on Thursday.""",
        """\
A girl who goes out for spelling. I know what she does there from a chart. I would like to know \
what she thinks it is for.""",
    ),
    "whose-voice": (
        """\
We moved a group down in November. Nobody asked them. One would have said that it is louder in \
there, and he came to us because of the noise.""",
        """\
Dad’s. We only ever ring Mum, because hers is the number at the top. He does all the homework.""",
    ),
    "heard-or-known": (
        """\
That plans will go. I have heard it in the staffroom and read one headline. What I know is that \
it is proposed, and that nothing has changed for the children I teach this week.""",
    ),
    "what-i-only-suspect": (
        """\
I know that he starts late. I only suspect that he cannot hold the instruction. I have not asked \
the person who has lunch with him every day.""",
    ),
    "kept-because-kind": (
        """\
The nurture breakfast. Everybody likes it and so do I. I would need to see what the first hour is \
like on the days without it.""",
    ),
    "not-opened": (
        "One from September. It would need one side, with what to do on Monday at the top.",
    ),
    "what-do-we-do": (
        """\
If I recorded the minute before, I would hear myself giving four instructions and handing out a \
sheet while I did.""",
    ),
    "full-tray": (
        "The week of parents’ evening. I stopped reading e-mails to the end. A list would help.",
    ),
    "know-least-about": (
        """\
The quiet one at the side. I know her reading age. I would look at one page of her writing from \
each subject.""",
    ),
    "answered-for-others": (
        """\
Checking that adjustments happen in other people’s lessons. They would see that nobody has told \
them it is theirs.""",
    ),
    "over-my-shoulder": (
        "“Refused.” He did not refuse. He did not start, and I did not find out why.",
    ),
    "rather-not-pick": (
        """\
A part-time timetable. I suppose I would find that the review date has passed and that we were all \
a little relieved.""",
    ),
    "what-gets-cancelled": (
        "The TA meeting, twice. They will have concluded that it can be cancelled.",
    ),
    "my-five-minutes": ("Me. I would like to hear less of “remember” and more of nothing.",),
}
