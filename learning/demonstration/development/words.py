"""What people of the story write into their audits. None of it is about a pupil."""

FIRST_PURPOSE = "To know where I stand before I put another year into the job."
SECOND_PURPOSE = "Half a year on: did the plan move what I meant it to move?"
SIAN_PURPOSE = "To see what a special school has taught me, and what it has let me forget."
COPPERBECK_PURPOSE = "For my appraisal, and for myself."
BETH_PURPOSE = "To find out whether I would like the job before I tell anybody."

FIRST_NOTES = {
    "explain-the-code": "Looked up 6.44 in a meeting last week and was right. Took me a while.",
    "information-report": "I change the dates each September. No parent has ever commented on it.",
    "equal-listening": "I ask parents first, and write down their words. Four notes this term.",
    "hidden-needs": "Two who were called quiet turned out to need language work.",
    "stop-what-fails": "We have run the same spelling group for six years because there is a box.",
    "provision-map": "A list for each class. I am the only one who opens it.",
    "match-cpd-model": "It is always the Wednesday twilight, whatever it is about.",
    "learning-walks": "I have never done one.",
    "send-in-the-plan": "The school plan mentions SEND once, on page eleven.",
    "influence-leaders": "I hear of decisions on Friday, from the noticeboard.",
    "send-governor": "We have met once, in the car park.",
    "who-makes-progress": "I can say how many are on the record. Not who is getting anywhere.",
    "explain-the-money": "I do not know the figure. Deborah does.",
    "parents-trust": "Parents ring me first, also about things that are not mine.",
    "first-talk": "Nine first talks this year. One went badly, and I rang back the next day.",
    "pupil-voice": "Pictures and a walk round for those who would rather not talk.",
    "ehc-request": "Two requests this year, both agreed.",
    "protect-time": "Covered five lessons last month, all of them in my SENCo time.",
    "hand-back": "I still write the class teachers’ plans for them.",
}
SECOND_NOTES = {
    "explain-the-code": "The Year 5 team looked up 6.45 by themselves before they came to me.",
    "sen-and-disability": "Used three cases in a briefing. Good questions afterwards.",
    "information-report": "Went through Schedule 1 with two parents. Eleven changes; signed off.",
    "anticipate-adjustments": "Read the trips policy line by line with the deputy. Two rules went.",
    "choose-assessments": "One page: which tool for which question, and what it cannot tell.",
    "cycle-ownership": "Six of eleven teachers now run their own cycles. Five still wait for me.",
    "stop-what-fails": "Stopped the spelling group after measuring it for eight weeks.",
    "staff-programme": "One need, three short meetings, and I looked for it in lessons.",
    "learning-walks": "Two, with Margaret, ten minutes each. Themes only.",
    "shared-vision": "Five people I asked could say it, more or less.",
    "send-in-the-plan": "One outcome for pupils with SEND under two of the four priorities.",
    "influence-leaders": "A standing item, every second week. One decision so far that was mine.",
    "send-governor": "Met twice this term, with one page each time.",
    "who-makes-progress": "Three cuts of the data. One surprise: attendance in Year 3.",
    "explain-the-money": "I can say three figures without notes. Not yet what we get for them.",
    "parents-in-strategy": "First forum: fourteen families, and one thing changed since.",
    "clear-question": "I write the question before the referral. The last three came back useful.",
    "protect-time": "Two mornings a week in the timetable. Lost three of twenty.",
    "hand-back": "Handed back the plans in Years 1, 2 and 5. It was uncomfortable and is fine.",
    "reflect": "I stopped when the term got full. Honest answer.",
}
MENTOR_COMMENTS = {
    "shared-vision": "I have heard two of your teachers say it in their own words.",
    "influence-leaders": "You have more of it than you think: they ask me what you would say.",
    "lead-change": "The phonics change was yours, start to finish. Count it.",
    "grow-sencos": "Agree. Who would you like to see do this after you?",
    "who-makes-progress": "Start with one question, not with the spreadsheet.",
    "explain-the-money": "Ask Deborah for half an hour. That is how I learned it.",
}
MENTOR_MESSAGE = "You see me more clearly than I do in these two. Fifteen minutes would be plenty."
