// Answers, kept on the phone until the server has them: the last one chosen for each question. The
// same answer arriving twice is one, so whatever was cut off on the way goes again. They wait in
// this tab's own store, under whoever is in the room: nobody who comes later sends them.

import { send } from "./room-sender.js";

const choosingStops = 350;
const soonest = 1000;
const latest = 15000;
const notYet = "Not sent yet: there is no connection. Your answer is kept on this phone and goes by itself.";
const isIn = "Your answer is in. You can change it while the question is open.";

export class RoomAnswers {
  constructor(room) {
    this.room = room;
    this.key = `alongside-room:${room.url}:${room.room.dataset.who}`;
    this.waiting = stored(this.key);
    this.pause = soonest;
    this.isBusy = false;
  }

  begin() {
    this.room.room.addEventListener("change", ({ target }) => this.changed(target));
    this.room.room.addEventListener("input", ({ target }) => this.touched(target));
    this.settle();
    if (this.waiting) this.sendSoon(0);
  }

  get form() {
    return this.room.now.querySelector("[data-room-answer]");
  }

  // Somebody has chosen or typed what is not sent: the form is theirs.
  isHeld(form) {
    return Boolean(form.dataset.touched) || this.waiting?.poll === form.dataset.roomAnswer;
  }

  touched(control) {
    const form = control.closest("[data-room-answer]");
    if (form) form.dataset.touched = "yes";
  }

  // Where one tap answers, its button is in the way; what waits stands chosen again.
  settle() {
    const { form } = this;
    if (!form) return;
    if (form.matches("[data-at-once]")) form.querySelector("[data-room-button]").hidden = true;
    if (this.waiting?.poll !== form.dataset.roomAnswer) return;
    for (const control of form.querySelectorAll('[name="chosen"]')) {
      if (control.type === "text") control.value = this.waiting.chosen[0] ?? "";
      else control.checked = this.waiting.chosen.includes(control.value);
    }
    if (this.hasFailed) this.tell(notYet);
  }

  changed(control) {
    const form = control.closest("[data-at-once]");
    if (!form) return;
    // What stood there was said of the answer before.
    this.tell("Sending…");
    window.clearTimeout(this.choosing);
    this.choosing = window.setTimeout(() => this.choose(form), choosingStops);
  }

  choose(form) {
    window.clearTimeout(this.choosing);
    const chosen = new FormData(form).getAll("chosen").filter((each) => each.trim());
    if (!chosen.length) return this.tell("Choose an answer first.");
    const labels = [...form.querySelectorAll("input:checked + label")].map((each) => each.textContent.trim());
    const words = (labels.length ? labels : chosen).join("; ");
    this.waiting = { poll: form.dataset.roomAnswer, url: form.getAttribute("action"), chosen, words };
    store(this.key, this.waiting);
    this.tell("Sending…");
    this.pause = soonest;
    this.sendSoon(0);
  }

  sendSoon(delay) {
    window.clearTimeout(this.timer);
    if (this.waiting) this.timer = window.setTimeout(() => this.sendNow(), delay);
  }

  async sendNow() {
    if (this.isBusy || !this.waiting) return;
    this.isBusy = true;
    const going = this.waiting;
    const values = [["poll_id", going.poll], ...going.chosen.map((each) => ["chosen", each])];
    const sent = await send(this.room, going.url, values);
    this.isBusy = false;
    if (this.waiting !== going) return this.sendSoon(0);
    this.hasFailed = !sent.isDone && !sent.isOver;
    if (this.hasFailed) return this.tryAgain();
    this.forget();
    if (sent.isDone) this.arrived(going);
    else this.refused(going, sent.message);
  }

  tryAgain() {
    if (this.room.isLeft) return;
    this.tell(notYet);
    this.sendSoon(this.pause * (0.75 + Math.random() / 2));
    this.pause = Math.min(2 * this.pause, latest);
  }

  arrived(going) {
    this.pause = soonest;
    if (this.form?.dataset.roomAnswer === going.poll) this.tell(isIn);
    if (this.room.said.textContent) this.room.say("");
  }

  // Closed meanwhile, or no answer to this question: in words, with what was chosen.
  async refused(going, message) {
    this.room.say(`${message} You had chosen: “${going.words}”.`);
    await this.room.refresh();
  }

  forget() {
    this.waiting = null;
    store(this.key, null);
    if (this.form) delete this.form.dataset.touched;
  }

  tell(words) {
    const line = this.form?.querySelector("[data-room-answered]");
    if (line && line.textContent !== words) line.textContent = words;
    else if (!line && words === notYet) this.room.say(words);
  }
}

// A browser that keeps nothing has it in memory.
function stored(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key));
  } catch {
    return null;
  }
}

function store(key, value) {
  try {
    if (value) sessionStorage.setItem(key, JSON.stringify(value));
    else sessionStorage.removeItem(key);
  } catch {
    // Nothing to do: it is in memory.
  }
}
