// The room of a session on a phone: what is new is fetched and shown, what is chosen is kept and
// sent. Loaded in the room, and at its door while that is not open yet.
//
// What it expects (inset/room.html and inset/_room.html make all of it):
//   <div data-room="/room/k7m2px" data-version="12" data-until="…Z" data-who="3" data-join="/join/k7m2px">
//     <p data-room-said role="status">     what went wrong, or what is over
//     <p data-room-news role="status">     what is new, for those who hear it
//     <div data-room-now data-token data-version data-phase data-takes-questions>
//       <div data-part="step" data-mark="…">    replaced when its mark is another one
//       <form data-room-answer="7" data-at-once>  an answer; data-at-once: one tap sends it
//     <section data-room-ask> <form data-room-keeps>  not replaced: somebody may be typing in them
//   GET <room>/now gives data-room-now as it is now; 404: not in this room any more.
//   GET <room>/version.json?known=12 says whether there is anything new.
// At the door: <div data-look-again="…Z"> opens at that instant.

import { learnTime, serverIsAhead } from "./clock.js";
import { lookAgainAtTheDoor } from "./room-door.js";
import { freshParts, showParts } from "./room-parts.js";
import { RoomAnswers } from "./room-answers.js";
import { sendForm } from "./room-sender.js";
import { RoomWatch } from "./room-watch.js";

const aSecond = 1000;
const anHour = 3600;

class Room {
  constructor(room) {
    const part = (name) => room.querySelector(`[data-room-${name}]`);
    Object.assign(this, { room, said: part("said"), news: part("news"), now: part("now"), ask: part("ask") });
    Object.assign(this, { keeps: part("keeps"), jump: part("jump"), url: room.dataset.room });
    this.version = Number(room.dataset.version);
    this.pollTold = room.querySelector("[data-room-answer]")?.dataset.roomAnswer;
    this.kept = new Set();
    this.answers = new RoomAnswers(this);
    this.watch = new RoomWatch(this, room.dataset.until);
  }

  get token() {
    return this.now.dataset.token;
  }

  get isOver() {
    return !["waiting", "open"].includes(this.now.dataset.phase);
  }

  begin() {
    this.room.addEventListener("submit", (event) => this.submitted(event));
    this.keeps?.addEventListener("change", () => this.setKeeping());
    this.keeps?.querySelector("[data-room-button]").setAttribute("hidden", "");
    // What looks again by itself needs no link for it.
    this.room.querySelector("[data-room-again]")?.setAttribute("hidden", "");
    this.jump.addEventListener("click", () => this.jumped());
    window.addEventListener("scroll", () => this.settleJump(), { passive: true });
    window.addEventListener("pageshow", (event) => event.persisted && this.refresh());
    window.addEventListener("online", () => this.wake());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.wake());
    window.setInterval(() => this.tick(), aSecond);
    this.tick();
    this.answers.begin();
    this.watch.begin();
  }

  wake() {
    this.answers.sendSoon(0);
    this.refresh();
  }

  // Asks for what the room shows now; whether there was an answer.
  async refresh() {
    if (this.isLeft) return false;
    const asked = await freshParts(`${this.url}/now`);
    if (asked.response) learnTime(asked.response);
    if (asked.status === 401 || asked.status === 404) return this.leave();
    if (!asked.fresh) return false;
    this.show(asked.fresh);
    return true;
  }

  show(fresh) {
    const before = { ...this.now.dataset };
    const changed = showParts(this.now, fresh, (form) => this.answers.isHeld(form));
    Object.assign(this.now.dataset, fresh.dataset);
    this.version = Number(fresh.dataset.version);
    if (this.ask) this.ask.hidden = fresh.dataset.takesQuestions === "no" && !this.typed;
    if (this.isOver) this.ask?.setAttribute("hidden", "");
    if (this.isOver) this.keeps?.closest("section").setAttribute("hidden", "");
    this.answers.settle();
    this.tell(this.newsOf(changed, before.phase));
    this.pointTo(changed);
    this.keepByItself();
    this.tick();
  }

  // One sentence at most, of what matters most.
  newsOf(changed, phaseBefore) {
    const words = (selector) => this.now.querySelector(selector)?.textContent.trim();
    if (this.isOver && phaseBefore !== this.now.dataset.phase) return words("#room-step");
    const poll = words("#room-poll");
    if (changed.has("poll") && poll) {
      const isNew = this.now.querySelector("[data-room-answer]")?.dataset.roomAnswer !== this.pollTold;
      this.pollTold = this.now.querySelector("[data-room-answer]")?.dataset.roomAnswer;
      return isNew ? poll : "";
    }
    return changed.has("step") ? `Now: ${words("#room-step") ?? "the next step"}` : "";
  }

  tell(words) {
    if (words) this.news.textContent = words;
  }

  // What is new above or below the screen is pointed to, and nobody is moved to it.
  pointTo(changed) {
    const name = ["poll", "step"].find((each) => changed.has(each) && this.part(each)?.textContent.trim());
    if (!name) return;
    this.pointed = this.part(name);
    this.jump.textContent = name === "poll" ? "See the question" : "See what is new";
    this.settleJump();
  }

  part(name) {
    return this.now.querySelector(`[data-part="${name}"] > section`);
  }

  settleJump() {
    if (!this.pointed) return;
    const { top, bottom } = this.pointed.getBoundingClientRect();
    const isSeen = top < window.innerHeight * 0.8 && bottom > 80;
    this.jump.hidden = isSeen || !this.pointed.isConnected;
    if (this.jump.hidden) this.pointed = null;
  }

  jumped() {
    this.pointed?.scrollIntoView({ block: "start" });
    this.pointed?.focus({ preventScroll: true });
    this.settleJump();
  }

  async submitted(event) {
    const form = event.target;
    if (form.matches("[data-room-answer]")) {
      event.preventDefault();
      this.answers.choose(form);
    } else if (form.closest("[data-room-ask]")) {
      event.preventDefault();
      await this.sendQuestion(form, event.submitter);
    } else if (form.closest("[data-part]")) {
      event.preventDefault();
      await this.press(form);
    }
  }

  get typed() {
    return this.ask?.querySelector("textarea").value.trim();
  }

  async sendQuestion(form, button) {
    if (this.isAsking) return;
    this.isAsking = true;
    const status = form.querySelector("[data-room-asked]");
    const extra = button?.name ? { [button.name]: button.value } : {};
    const sent = await sendForm(this, form, extra);
    this.isAsking = false;
    write(status, sent.message || "Not sent: there is no connection. Your words are still here; send them again.");
    form.querySelector("[data-room-anyway]").hidden = !sent.mayNamePupil;
    if (!sent.isDone) return;
    form.querySelector("textarea").value = "";
    form.querySelector('[name="form_id"]').value = newKey();
    await this.refresh();
  }

  // A vote, or a check to keep: one button and no words.
  async press(form) {
    if (form.dataset.busy) return;
    form.dataset.busy = "yes";
    const sent = await sendForm(this, form);
    delete form.dataset.busy;
    this.say(sent.isDone ? sent.message : sent.message || "Not sent: there is no connection. Press it again in a moment.");
    await this.refresh();
  }

  async setKeeping() {
    const sent = await sendForm(this, this.keeps);
    write(this.keeps.querySelector("[data-room-kept]"), sent.message || "Not saved: there is no connection. Tick it again in a moment.");
    if (sent.isDone) await this.refresh();
    else this.keeps.querySelector('[type="checkbox"]').checked = !this.keeps.querySelector('[type="checkbox"]').checked;
  }

  // Whoever ticked the box has decided: each check once.
  keepByItself() {
    for (const form of this.now.querySelectorAll("[data-room-keeps-by-itself] form")) {
      const name = form.querySelector('[name="lesson"]').value;
      if (!this.kept.has(name)) this.press(form);
      this.kept.add(name);
    }
  }

  tick() {
    const timer = this.now.querySelector("[data-ends-at]");
    if (!timer) return;
    const left = Math.ceil((Date.parse(timer.dataset.endsAt) - Date.now() - serverIsAhead()) / aSecond);
    if (left <= 0 && timer.textContent !== "Time is up") this.tell("Time is up");
    write(timer, left > 0 ? `${timeLeft(left)} left` : "Time is up");
  }

  say(words) {
    write(this.said, words);
  }

  // Signed out, or somebody else has this browser: nothing is asked or sent any more.
  leave() {
    this.isLeft = true;
    this.watch.stop();
    const again = document.createElement("a");
    again.href = this.room.dataset.join;
    again.textContent = "Join again";
    this.said.replaceChildren("You are not in this room with this browser any more. You stay on the list. ", again, ".");
    return false;
  }
}

function timeLeft(seconds) {
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((each) => String(each).padStart(2, "0"));
  return seconds >= anHour ? [Math.floor(seconds / anHour), ...parts].join(":") : parts.join(":").replace(/^0/, "");
}

function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function write(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

const found = document.querySelector("[data-room]");
if (found) new Room(found).begin();
lookAgainAtTheDoor();
