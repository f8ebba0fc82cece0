"""The live room: where the presenter is, what phones are asked, what came back. On the server.

How it reaches 200 phones. Nothing is pushed and nothing waits: a phone asks every one and a half to
two seconds for a version (`inset.read_version`), which is one statement, no session and no sign-in,
some fifty bytes; only when it has grown does it ask for what the room shows now
(`queries.state_seen`, after `phones.phone_room`: one statement says who asks, where the room is and
what of it there is to ask for). So no thread is ever held, whatever the number of phones, and the
usual six threads are enough (with the server's own and the one that ticks, eight in the process);
several processes agree, since the version stands in the database. An answer changes nothing that
others see, so a poll being answered sends nobody back to the server; closing, showing, moving on,
the timer and questions from the room do.

What goes over the wire (JSON; instants are ISO 8601 in UTC):

`GET /room/<code>/version.json?known=` gives
`{"version": 12, "step": "ta/beside#3", "poll": 7}` (`poll` is null while none is open), or only
`{"version": 12}` where that is what the phone knows. 404 `{"message"}`: no such code; 429: too many
wrong ones came from this address, and it has not watched this room before. Before the
room is opened the version is 0. Ask for the room again when it DIFFERS from what is known.

`POST /sessions/<id>/live` takes `{"key", "step_key", "action", "seconds", "question_id"}`. `key`
names the window (1 to 32 letters and digits; the remote of the same window has the same).
`step_key` null: the step stays. `action` is null or one of `rules.Action`: those of the
presenter's page, and `take_over`, which opens the room or presents from here instead. It answers
as `read_live` does; 422 `{"message"}` for what makes no sense; 409 `{"message", "presenter"}`
where another window presents (or none does yet: `presenter` is ""): nothing has changed then.

`GET /sessions/<id>/live.json?key=` gives
`{"version", "state", "is_open", "drives", "presenter", "step", "step_key", "here", "now",
"timer": {"ends_at", "left"}, "takes_questions",
"polls": [{"id", "number", "step_key", "is_open", "is_shown", "answers", "counts",
"options"}], "questions": [{"id", "body", "votes", "is_answered"}]}`.
`drives`: whether the window with this key presents. `polls` holds the open one, and the newest of
the present step if that is another; `counts` stand in the order of `options`, the slugs of
`polls.Asked.options`. `timer.ends_at` stands while it runs, `timer.left` (seconds) while it rests.
Signed out is 401, another's session 404, each with `{"message"}`.
"""
