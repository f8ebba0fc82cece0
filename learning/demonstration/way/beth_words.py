"""What Beth wrote on her way, and what was said to her. None of it is about a pupil."""

from datetime import time

from learning.demonstration.way.beginnings import Done, Sighted, ToldTalk
from learning.demonstration.way.placements import Noted
from learning.diary.rules import Mode
from learning.shadowing.placements.typed import HostWords, Release
from learning.shadowing.rules import Energy, Tag
from learning.talent.rules import Seen

WHY = (
    "The best minute of my week is when somebody who had given up on fractions begins again. More "
    "and more of my evenings go into why they had given up. I want to know whether that is the "
    "job, or whether the job is something else."
)
FOR_OTHERS = (
    "I am finding out what the work is. I am not applying for anything. Tell me what I do not see."
)
SEEN = {
    "r1": Sighted(
        seen=Seen.OFTEN,
        example="Stand at the door and say one thing to the three who come in last. They come in.",
        ago=30,
    ),
    "r3": Sighted(
        seen=Seen.SOMETIMES,
        example="Parents’ evening: said plainly that the set would change, and why. I forgot to "
        "ask what they would tell their child.",
        ago=28,
    ),
    "r5": Sighted(seen=Seen.NOT_YET),
    "r6": Sighted(
        seen=Seen.OFTEN,
        example="Argued for mixed groups in the department, lost, and still plan with the same "
        "colleague every Monday.",
        ago=33,
    ),
    "o1": Sighted(
        seen=Seen.OFTEN,
        example="Mock marks in on the Thursday, and the analysis with them.",
        ago=21,
    ),
    "o6": Sighted(seen=Seen.NOT_YET),
    "o7": Sighted(seen=Seen.NOT_YET),
    "d1": Sighted(
        seen=Seen.OFTEN,
        example="Read all forty pages of the exam board’s report. The useful part was on page "
        "thirty-one.",
        ago=17,
    ),
    "d3": Sighted(
        seen=Seen.SOMETIMES,
        example="Asked what “regularly” meant in a support plan. Nobody knew. Now it says Tuesday.",
        ago=11,
    ),
    "d6": Sighted(seen=Seen.NO_CHANCE),
}
TALK = ToldTalk(
    asked=36,
    accepted=35,
    held=33,
    message="I teach along the corridor from you, and I keep ending up in your doorway. Could we "
    "have half an hour about what you do when the door is shut?",
    at=time(15, 45),
    place="Your room, and I bring the tea",
    starters=("on-a-tuesday", "miss-about-your-class", "what-worries-you"),
    agreed="I ask at a primary whether I may visit, so that I learn more than how we do it here. "
    "I keep my own classes out of it until I know more. We talk again after the second visit.",
    corrected="Beth asks at a primary whether she may visit, so that she learns more than how we "
    "do it here. When she wants time for it she asks the head herself; I say nothing to anybody. "
    "I tell her in which weeks this job is at its worst, and she comes by in one of them. We talk "
    "again after the second visit.",
)
AIM = (
    "I imagine a day with pupils, and I am told that it is not one. I would like to see where the "
    "hours go, who does what afterwards, and how you speak with parents when it is difficult."
)
AIMS = ("cycle-ownership", "parents-trust")
HOST = HostWords(
    safeguarding_contact="Margaret Okafor, headteacher; ask for her at the office",
    note="Come to the office by a quarter past eight and sign in; I fetch you. Flat shoes, no "
    "laptop. There is somewhere to sit, and I shall not be in it.",
)
RELEASE = Release(
    cover="The head of mathematics takes one group, and the other has its test that morning.",
    protected_minutes=600,
    note="Two half days now. If they do you good, ask me for a third. You owe nobody a report.",
)
EXPECTED = {
    "pup": 45,
    "sta": 15,
    "par": 10,
    "agy": 5,
    "ehc": 10,
    "dat": 5,
    "str": 0,
    "tra": 5,
    "fin": 0,
    "oth": 5,
}
PLACE = "Larkmead, main office first"
NOTED = (
    Noted(
        at="08:15",
        category="oth",
        mode=Mode.ENSURING,
        energy=Energy.LOW,
        note="Two adults away. The plan for the morning was gone before her coat was off.",
    ),
    Noted(
        at="08:40",
        category="par",
        mode=Mode.LIAISING,
        tag=Tag.FLASHPOINT,
        note="At the gate. She listened to the end, promised one thing, and said by when.",
    ),
    Noted(
        at="08:55",
        category="sta",
        mode=Mode.ADVISING,
        energy=Energy.HIGH,
        note="Asked who would cover a group. Her answer was a question: what is the group for?",
    ),
    Noted(
        at="09:20",
        category="pup",
        mode=Mode.DOING,
        energy=Energy.HIGH,
        tag=Tag.HIGH,
        note="Asked what helps, with pictures, and wrote down the words as they came.",
    ),
    Noted(
        at="09:50",
        category="ehc",
        mode=Mode.DOING,
        energy=Energy.LOW,
        note="Advice for a review, names hidden. Three sentences in three quarters of an hour.",
    ),
    Noted(at="10:35", category="oth", mode=Mode.DOING, note="Break duty, and a cold tea."),
    Noted(
        at="10:50",
        category="agy",
        mode=Mode.LIAISING,
        energy=Energy.LOW,
        tag=Tag.LOW,
        note="Eleven minutes of music, then one clear question and a date in the diary.",
    ),
    Noted(
        at="11:25",
        category="dat",
        mode=Mode.ENSURING,
        note="Provision map. One group has run for two years and nobody measured it.",
    ),
    Noted(
        at="11:50",
        category="par",
        mode=Mode.LIAISING,
        energy=Energy.HIGH,
        tag=Tag.HIGH,
        note="A planned call; the parent had agreed to me. She said “I do not know yet” twice.",
    ),
    Noted(
        at="12:20",
        category="str",
        mode=Mode.ENSURING,
        note="The head in the corridor, four minutes, one decision. The rest was writing it down.",
    ),
    Noted(
        at="12:45",
        category="oth",
        mode=Mode.ADVISING,
        note="Ten minutes for my questions. I had six.",
    ),
)
EXPERIENCES = (
    "morning-catch-up",
    "teacher-talk",
    "pupil-asked",
    "agency-call",
    "ehc-form",
    "provision-map",
    "leadership-talk",
    "ten-minutes-with-host",
)
COMMENT = (
    "At the gate you asked me with a look whether you should step back, stepped back, and wrote "
    "nothing until the parent had gone. That is how people come to trust a visitor.\n\n"
    "A next step: over the provision map you asked how the group was going. Ask first what it was "
    "for; you will hear a different answer.\n\n"
    "A question to take with you: which of the things I did this morning would you have given back "
    "to somebody else?"
)
NOTICING = (
    "She is on hold and writes a list with the other hand. Nobody who comes in gets a full "
    "sentence, and all of them leave with something to do."
)
NOT_THE_DAY = (
    "It was not a day with pupils. Half an hour of nearly five, and that was for asking. I had put "
    "down almost half. What I took for the job is what other people do because of it.\n\n"
    "I was disappointed until about eleven. Then I counted how many lessons were different "
    "because of one morning, and it was more than I can teach in a week."
)
NOT_HERSELF = (
    "She did not run the group, cover the lesson, write the teacher’s plan or promise to sort it "
    "out. Each time she asked a question and waited, and each time somebody else went away with "
    "the pen. It looked slow. It was not slow: nothing came back to her door all morning.\n\n"
    "I could not have done it. I would have said yes to all four before nine."
)
WOULD_COST = (
    "The good minute with the fractions. I would hear about it instead of having it. I do not "
    "know yet whether that is enough."
)
POINTS = {
    "cycle-ownership": (
        "The plan stays with the teacher. She asked what he would try first, and he wrote it down "
        "himself, in his words and with a day."
    ),
    "parents-trust": (
        "Trust is one small promise with a day on it, and a call on that day. And “I do not know "
        "yet” is an answer, if it comes with when."
    ),
    "working-systems": (
        "Whatever is not written down by the next door is gone. One list, one diary, nothing in "
        "the head."
    ),
}
TASKS = {
    "online-forum": Done(
        ago=15,
        note="Three things come up again and again: time that is taken for cover, reports that "
        "come late, and how to say no to a kind person.",
    ),
    "three-questions": Done(
        ago=6,
        note="Asked the SENCo of the special school. What surprised her: how much of it is being "
        "calm in front of others. What she would stop: being the one who remembers everything.",
    ),
}
