// The day of a visit, on a phone whose connection comes and goes: every tap is kept in this browser
// first, shown, and then sent. Loaded on the page of the day only.
//
// What it expects (shadowing/_day.html and macros/activity.html make most of it):
//   <div data-day="/visits/7/sync" data-worker="/visits/worker.js" data-sign-in="/sign-in?next=…"
//       data-ends-at="2026-11-24T15:30:00Z">
//     <section data-day-now><h2>          what runs: replaced
//     <form data-day-start>               one button for each kind of work: name="category" value="par"
//     <div data-day-list>                 what was noted, as the server knows it: replaced
//     <p data-day-said role="status">    what the last tap did
//     <p data-day-words role="status">   what waits, and why
//     <p data-day-clock role="status">   that this device’s clock is wrong
//     <template data-day-activity>       one activity: parts by data-part, fields by data-field,
//                                        buttons by data-act; KEY in ids and names becomes its key
// Without the template nothing can be noted any more: what waits is sent, and the page stays as it is.

import { begun, changed, isTappedTwice, ofVisit } from "./activities.js";
import { serverIsAhead } from "./clock.js";
import { DayNow } from "./day-now.js";
import { keepPage } from "./day-page.js";
import { DayRows, timeOf } from "./day-rows.js";
import { DaySender, SENT, SOMEBODY_ELSE, isToSend } from "./day-sender.js";
import { clockWords, waitingWords } from "./day-words.js";
import { KeptActivities } from "./kept-activities.js";
import { personKey } from "./person.js";

// Milliseconds: typing has stopped, choosing has stopped, somebody who signs out waits, minutes move.
const typingStops = 300;
const choosingStops = 1500;
const aMoment = 4000;
const halfAMinute = 30000;

class Day {
  constructor(room) {
    const part = (name) => room.querySelector(`[data-day-${name}]`);
    this.url = room.dataset.day;
    this.visit = { url: this.url, endsAt: room.dataset.endsAt };
    Object.assign(this, { room, said: part("said"), words: part("words"), clock: part("clock") });
    Object.assign(this, { now: part("now"), start: part("start"), list: part("list"), template: part("activity") });
    this.kept = new KeptActivities(() => this.leave());
    this.sender = new DaySender(this.kept, this.url, (all) => this.whenSent(all));
    this.isLeft = this.canReopen = false;
  }

  get buttons() {
    return [...(this.start?.querySelectorAll('button[name="category"]') ?? [])];
  }

  titleOf(category) {
    return this.titles.get(category) ?? category;
  }

  async begin() {
    if (this.template) this.takeOver();
    this.kept.whenChangedElsewhere(() => this.refresh());
    this.hear();
    await this.refresh();
    await this.sender.sendNow();
    this.keepThisPage();
  }

  // What the server wrote stands until something is known here.
  takeOver() {
    const options = [...this.template.content.querySelectorAll('[data-field="category"] option')];
    this.titles = new Map(options.map((each) => [each.value, each.textContent.trim()]));
    this.start?.addEventListener("submit", (event) => this.tapped(event));
    this.now.addEventListener("click", (event) => this.pressed(event));
    this.list.addEventListener("click", (event) => this.pressed(event));
    this.list.addEventListener("change", (event) => this.chosen(event.target));
    this.list.addEventListener("input", (event) => this.typed(event.target));
  }

  hear() {
    window.addEventListener("online", () => this.sender.sendNow());
    window.addEventListener("pageshow", (event) => event.persisted && this.cameBack());
    window.addEventListener("pagehide", () => this.keepTyped());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.sender.sendNow();
      else this.keepTyped();
    });
    window.addEventListener("beforeunload", (event) => this.unsentInMemory && event.preventDefault());
    document.addEventListener("alongside:before-sign-out", ({ detail }) => this.beforeSigningOut(detail));
    document.addEventListener("alongside:sign-out", () => this.leave());
    window.setInterval(() => this.isLeft || this.show(this.kept.known), halfAMinute);
  }

  async tapped(event) {
    event.preventDefault();
    const category = event.submitter?.value;
    if (!category || this.isLeft) return;
    const at = new Date().toISOString();
    let isTwice = false;
    await this.keep((all) => {
      const activities = ofVisit(all, this.visit);
      isTwice = isTappedTwice(activities, category, at);
      return isTwice ? {} : { put: [begun(this.url, category, at, activities[0])] };
    });
    // Who sees the page sees what goes on now: that it began is for those who hear it.
    this.say(`${this.titleOf(category)} ${isTwice ? "has only just begun" : `began at ${timeOf(at)}`}.`, !isTwice);
    this.sender.sendNow();
  }

  // Every change is made to the activity as it is kept now, whatever window it was last changed in.
  change(key, values, delay = 0) {
    const at = new Date().toISOString();
    const kept = this.keep((all) => {
      const activity = all.find((each) => each.key === key);
      return activity ? { put: [changed(activity, values, at)] } : {};
    });
    return kept.then(() => this.sender.sendSoon(delay));
  }

  async keep(decide) {
    if (!this.isLeft) this.show(await this.kept.change(decide));
  }

  pressed(event) {
    const button = event.target.closest("[data-act]");
    const key = button?.closest("[data-key]").dataset.key;
    if (!button || this.isLeft) return;
    if (button.dataset.act === "end") this.change(key, { ended_at: new Date().toISOString() });
    if (button.dataset.act === "confirm") this.change(key, { names_no_pupil: true });
    if (button.dataset.act === "remove") this.takeOut(key);
  }

  async takeOut(key) {
    const activity = this.kept.known.find((each) => each.key === key);
    await this.change(key, { is_deleted: true });
    this.say(`${this.titleOf(activity.category)} is taken out. `);
    const undo = document.createElement("button");
    undo.type = "button";
    undo.className = "govuk-button button--quiet";
    undo.textContent = "Put it back";
    undo.addEventListener("click", () => this.putBack(activity));
    this.said.append(undo);
    undo.focus();
  }

  // It may be gone from here already: the server has been told.
  async putBack(activity) {
    const at = new Date().toISOString();
    await this.keep((all) => {
      const now = all.find((each) => each.key === activity.key) ?? activity;
      return { put: [changed(now, { is_deleted: false, note: activity.note }, at)] };
    });
    this.say("It is back.");
    this.sender.sendNow();
  }

  chosen(control) {
    const key = control.closest("[data-key]")?.dataset.key;
    if (!key || !control.dataset.field || this.isLeft) return;
    window.clearTimeout(this.typing);
    this.unkept = null;
    this.change(key, { [control.dataset.field]: control.value || emptyOf(control) }, choosingStops);
  }

  typed(control) {
    if (control.dataset.field !== "note" || this.isLeft) return;
    this.unkept = control;
    window.clearTimeout(this.typing);
    this.typing = window.setTimeout(() => this.keepTyped(), typingStops);
  }

  keepTyped() {
    if (this.unkept) this.chosen(this.unkept);
  }

  async refresh() {
    if (!this.isLeft) this.show(await this.kept.all());
  }

  // Somebody else has signed in here meanwhile: the server gives them what is theirs. What waits
  // stays, unseen.
  whenSent(all) {
    if (this.sender.outcome === SOMEBODY_ELSE) {
      this.keepTyped();
      this.leave();
      location.reload();
    }
    this.show(all);
  }

  show(all) {
    if (this.isLeft) return;
    if (this.template) this.showActivities(ofVisit(all, this.visit));
    const { outcome } = this.sender;
    const waiting = all.filter(isToSend).length;
    const refused = all.filter((each) => each.refused).length;
    const { signIn } = this.room.dataset;
    this.words.classList.toggle("day__words--quiet", outcome === SENT && waiting + refused === 0 && this.kept.isLasting);
    this.tell(waitingWords({ waiting, refused, outcome, signIn, isLasting: this.kept.isLasting, canReopen: this.canReopen }));
    write(this.clock, clockWords(serverIsAhead()));
  }

  // Rows that the server wrote go when they are known here, not before.
  showActivities(activities) {
    const isKnown = this.sender.outcome === SENT || activities.some((each) => !each.waits);
    if (!isKnown && !activities.length) return;
    this.rows ??= new DayRows(this.list, this.template, (category) => this.titleOf(category));
    this.head ??= new DayNow(this.now);
    const running = activities.find((each) => each.end === null) ?? null;
    this.rows.show(activities);
    if (isKnown) this.rows.standAlone();
    this.head.show(running, running && this.titleOf(running.category));
    for (const button of this.buttons) {
      if (button.value === running?.category) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
  }

  say(words, isForTheEarOnly = false) {
    write(this.said, words);
    this.said.classList.toggle("govuk-visually-hidden", isForTheEarOnly);
  }

  // What has not changed is not read out again.
  tell(pieces) {
    const news = document.createElement("p");
    news.append(...pieces);
    if (news.textContent !== this.words.textContent) this.words.replaceChildren(...news.childNodes);
  }

  async keepThisPage() {
    this.canReopen = await keepPage(this.room.dataset.worker, () => this.isLeft);
    await this.refresh();
  }

  get unsentInMemory() {
    return !this.isLeft && !this.kept.isLasting && this.kept.known.some((each) => each.waits);
  }

  // What can still be sent is; whoever signs out waits a moment for it, not longer.
  beforeSigningOut(detail) {
    this.keepTyped();
    const later = new Promise((resolve) => window.setTimeout(resolve, aMoment));
    if (this.kept.known.some(isToSend)) detail.until.push(Promise.race([this.sender.sendNow(), later]));
    if (this.unsentInMemory) detail.unsent = this.kept.known.filter((each) => each.waits).length;
  }

  // The person signs out, here or in another window: nothing is shown, kept or sent from now on.
  leave() {
    this.isLeft = true;
    this.sender.leave();
    this.rows?.show([]);
    this.head?.show(null);
    this.words.replaceChildren("You have signed out in this browser. Nothing of your visit is kept in it.");
  }

  cameBack() {
    if (this.isLeft) location.reload();
    else this.sender.sendNow();
  }
}

// Nothing is chosen: no word of a vocabulary, and no note.
function emptyOf(control) {
  return control.dataset.field === "note" ? "" : null;
}

function write(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

const room = document.querySelector("[data-day]");
if (room && personKey) new Day(room).begin();
