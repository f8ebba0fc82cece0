"""A small guide to shadowing, whole, as its nine files are written."""

HEAD = '---\ntitle: Our "part"\nversion: 1\n---\n\n'
ATTRIBUTES = (
    HEAD
    + """Say what can be seen:
nothing else.

It's no score.

## "Relationships" {#relationships}
Getting on
with people.

- Greets everybody,
  even at eight. {#r1}

  example: Says "Good morning":
    twice.
- Repairs a quarrel. {#r2}
  example: Says sorry.

## Organisation {#organisation}
Keeping dates.
* Keeps dates. {#o1}
    example: Hands it in.
"""
)
OBSERVATION = (
    HEAD
    + """## Categories {#categories}

- Pupils {#pup}
  look for: What it's for.
  ask: Who else?
- Everything else {#oth}
  look for: Time.
  ask: Where?

## Experiences {#experiences}

- A review, if the family agrees. {#review}
  category: pup

## Flashpoints {#flashpoints}

- A deadline. {#deadline}
"""
)
AIMS = HEAD + "## Watch who asks. {#keep-asking}\n\n- Whom? {#whom}\n- When? {#when}\n"
CONVERSATION = HEAD + "## Ways to begin {#starters}\n\n- What draws you? {#draws}\n"
PROMPTS = HEAD + "".join(
    f"## Set {slug} {{#{slug}}}\nWords.\nminutes: {minutes}\n\n- What? {{#what-{minutes}}}\n\n"
    for minutes, slug in enumerate(("in-action", "on-action", "against-the-picture", "later"), 1)
)
AGREEMENT = """---
title: Rules
version: 3
changed:
  2: a rule more
  3: the second rule, in other words
---

## The host decides {#host-decides}
The host decides.

## No names {#no-names}
You write none.
"""
READINESS = (
    HEAD
    + """## Can say it. {#say-it}
Yes means so.
evidence: own-words, module

## Can do it. {#do-it}
Yes means that.
evidence: plan
"""
)
NETWORK = (
    HEAD
    + """## Tasks {#tasks}

- A forum {#forum}
  text: Read it.
  how: Join it. Read.

## Questions {#questions}

- What surprised you? {#surprised}

## Topics {#topics}

- Early years {#early-years}
"""
)
TRIAL = (
    HEAD
    + """## Strands {#strands}

- A map {#map}
  text: Keep it.

## Brief {#brief}

- What is yours? {#yours}

## Is not {#is-not}

- It is not cover.

## Halfway {#mid-review}

- What now? {#now}

## The end {#end-review}

- What next? {#next}
"""
)
PARTS = {
    "shadowing/attributes.md": ATTRIBUTES,
    "shadowing/observation.md": OBSERVATION,
    "shadowing/aims.md": AIMS,
    "shadowing/conversation.md": CONVERSATION,
    "shadowing/prompts.md": PROMPTS,
    "shadowing/agreement.md": AGREEMENT,
    "shadowing/readiness.md": READINESS,
    "shadowing/network.md": NETWORK,
    "shadowing/trial.md": TRIAL,
}
