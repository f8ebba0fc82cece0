// A session in a room: on the wall (data-deck="wall") or on the phone of whoever leads it
// (data-deck="remote"). All steps are in the page, so it goes on when the connection drops; what the
// room could not be told it is told later, the latest only. Loaded on these two pages.
//
// What it expects, made by inset/_presenting.html:
//   <main data-deck data-session="7" data-state="planned" data-live="/sessions/7/live"
//       data-live-json="/sessions/7/live.json" data-sign-in="/sign-in" data-me="Priya Nair" data-key="…">
//     [data-steps] > [data-step="key"][data-number][data-minutes]   all but one hidden
//       [data-poll] li[data-option], [data-answer]                  what is asked, what is right
//     [data-acts], [data-timer], [data-questions]                   shown once a script can serve them
//     [data-act="next"]                                             every button and both ways
//     [data-words] what goes on; [data-said] for the ear; [data-here], [data-count]

import { Keys } from "./presenting-keys.js";
import { pollOf, showPoll } from "./presenting-polls.js";
import { RoomQuestions } from "./presenting-questions.js";
import { GONE, OFFLINE, Room, SIGNED_OUT, TROUBLE } from "./presenting-room.js";
import { Steps } from "./presenting-steps.js";
import { Timer } from "./presenting-timer.js";

const troubles = {
  [OFFLINE]: "Offline. The steps go on here; the room is told where you are when the connection is back. Until then, ask by show of hands.",
  [TROUBLE]: "The server does not answer as it should. The steps go on here; this window keeps trying.",
  [SIGNED_OUT]: "You are signed out. The steps go on here. To ask the room, ",
};

class Presenting {
  constructor(main) {
    const part = (name) => main.querySelector(`[data-${name}]`);
    this.main = main;
    this.isWall = main.dataset.deck === "wall";
    Object.assign(this, { acts: part("acts"), words: part("words"), said: part("said"), here: part("here") });
    this.revealed = new Set();
    this.steps = new Steps(main, this.isWall, () => this.show());
    this.room = new Room(main.dataset, () => this.heard());
    this.timer = new Timer(part("timer"), this.room, () => Number(this.steps.here.dataset.minutes));
    this.questions = new RoomQuestions(part("questions"), part("questions-count"), () => this.show());
    if (this.isWall) this.keys = new Keys(main, this.steps, (act) => this.do(act));
  }

  begin() {
    this.main.addEventListener("click", (event) => this.pressed(event));
    for (const each of this.main.querySelectorAll("[data-act='open_questions'], [data-act='full_screen'], [data-act='help']")) {
      each.hidden = each.dataset.act === "full_screen" && !document.fullscreenEnabled;
    }
    this.acts.hidden = false;
    this.timer.begin();
    this.room.begin();
    this.show();
  }

  pressed(event) {
    const button = event.target.closest("[data-act]");
    // Whoever wants a step in another window gets it there.
    if (!button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (button.getAttribute("aria-disabled") !== "true") this.do(button.dataset.act, button);
  }

  do(act, button) {
    const { steps, room } = this;
    if (["next", "back", "first", "last"].includes(act)) this.move(act);
    else if (act === "take_over") this.drive(act, button?.dataset.when === "shut" ? steps.key : null);
    else if (act === "ask_again") this.drive("open_poll");
    else if (act === "show_answer") this.reveal();
    else if (act === "go_to_poll") this.goTo(room.openPoll?.step_key);
    else if (act.endsWith("_timer") || act === "add_minute") this.timer.do(act);
    else if (act === "open_questions" || act === "close_questions") this.openQuestions(act === "open_questions", button);
    else if (act.endsWith("_question")) this.drive(act, undefined, { question_id: Number(button.closest("[data-id]").dataset.id) });
    else if (["full_screen", "help", "close_help", "blank"].includes(act)) this.keys?.do(act);
    else this.drive(act);
  }

  move(act) {
    if (this.questions.isOpen) this.openQuestions(false);
    const { at, all } = this.steps;
    const to = { next: at + 1, back: at - 1, first: 0, last: all.length - 1 }[act];
    if (to < 0 || to >= all.length) return;
    if (this.room.isFollowed) {
      this.room.message = "This window follows. To lead from it, press “Present from here instead”.";
      this.show();
      return;
    }
    this.goTo(all[to].dataset.step);
  }

  goTo(key) {
    if (!key || !this.steps.show(key)) return;
    this.room.message = "";
    this.room.tell(key);
  }

  async drive(action, stepKey = this.steps.key, more = {}) {
    const { isDone } = await this.room.act({ action, step_key: stepKey, ...more });
    const words = { take_over: "The room is open.", open_poll: "The room is asked.", close_poll: "Closed.", show_poll: "The room sees the answers." };
    if (isDone && words[action]) this.said.textContent = words[action];
    this.show();
  }

  reveal() {
    this.revealed.add(this.steps.key);
    this.show();
    const answer = this.steps.here.querySelector("[data-answer]");
    answer?.scrollIntoView({ block: "nearest" });
  }

  openQuestions(isWanted, button) {
    this.questions.open(isWanted, button);
    this.steps.box.hidden = isWanted;
    this.show();
  }

  // What the server says: where the room is, what was answered, who leads.
  heard() {
    const { heard, waits } = this.room;
    if (heard?.is_open && !waits && heard.step_key && heard.step_key !== this.steps.key) this.room.isStale = !this.steps.show(heard.step_key);
    else if (heard?.step_key === this.steps.key) this.room.isStale = false;
    this.timer.take(heard);
    this.questions.take(heard);
    this.show();
  }

  show() {
    const { heard } = this.room;
    const poll = pollOf(heard, this.steps.key);
    const isRevealed = this.revealed.has(this.steps.key) || (this.isWall && Boolean(poll?.is_shown));
    showPoll(this.steps.here, poll, { isRevealed, isWall: this.isWall });
    if (this.here) {
      this.here.hidden = !heard?.is_open;
      write(this.here, heard ? `${heard.here} ${heard.here === 1 ? "person has" : "people have"} joined` : "");
    }
    this.offer(poll, isRevealed);
    this.tell();
    this.steps.fit();
  }

  // Only what makes sense just now can be pressed.
  offer(poll, isRevealed) {
    const { heard, drives, isFollowed, trouble } = this.room;
    const here = this.steps.here;
    const isAnswered = here.querySelector("[data-answer]") !== null;
    const canAct = drives && !trouble && !this.questions.isOpen;
    const wanted = {
      shut: Boolean(heard) && !heard.is_open && heard.state !== "ended" && heard.state !== "cancelled",
      followed: isFollowed && !trouble,
      open_poll: canAct && !poll && here.querySelector("[data-poll-asked]") !== null,
      close_poll: canAct && poll?.is_open,
      show_poll: canAct && poll && !poll.is_open && !poll.is_shown,
      ask_again: canAct && poll && !poll.is_open,
      show_answer: this.isWall && isAnswered && !isRevealed && !poll?.is_open && !this.questions.isOpen,
      go_to_poll: canAct && !poll?.is_open && Boolean(this.room.openPoll),
      stop_questions: drives && heard?.takes_questions,
      take_questions: drives && !heard?.takes_questions,
    };
    for (const button of this.main.querySelectorAll("button[data-act]")) {
      const name = button.dataset.when ?? button.dataset.act;
      if (name in wanted) setHidden(button, !wanted[name]);
    }
  }

  tell() {
    const words = this.wordsNow();
    const isSignedOut = this.room.trouble === SIGNED_OUT;
    setHidden(this.words, !words);
    if (this.words.dataset.words !== words) {
      this.words.dataset.words = words;
      this.words.replaceChildren(words, ...(isSignedOut ? [this.signIn()] : []));
    }
  }

  wordsNow() {
    const { heard, trouble, message, presenter, isFollowed, isStale } = this.room;
    if (trouble === GONE) return message;
    if (trouble) return troubles[trouble];
    if (heard && heard.state === "ended" && this.main.dataset.state !== "ended") return "This session has ended. Thank you.";
    if (message) return message;
    if (isFollowed) return `${presenter || "Somebody"} presents from another window; this one follows.`;
    if (isStale) return "The courses were changed meanwhile, and this window has the steps as they were. Load it again for the new ones.";
    if (heard && !heard.is_open && heard.state === "planned") return "Nobody else sees this yet. Open the room when people arrive.";
    return "";
  }

  signIn() {
    const link = document.createElement("a");
    Object.assign(link, { href: this.main.dataset.signIn, target: "_blank", rel: "noopener", textContent: "sign in in another window" });
    return link;
  }
}

function write(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

function setHidden(element, isHidden) {
  if (element.hidden === Boolean(isHidden)) return;
  const hadFocus = element === document.activeElement;
  element.hidden = Boolean(isHidden);
  // Focus does not fall to the top of the page when a button has done its work.
  if (hadFocus && isHidden) document.querySelector("[data-act='next']")?.focus();
}

const main = document.querySelector("main[data-deck]");
if (main) new Presenting(main).begin();
