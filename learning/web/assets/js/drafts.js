// Keeps what is typed into <textarea data-draft>: on the server a moment after typing stops, and
// in this browser whenever the server cannot be reached or no longer knows us.

import { learnTime, now } from "./clock.js";
import { offer, wordsToRestore } from "./draft-restoring.js";
import { forget, keep, kept } from "./kept-words.js";
import { isRefusal, pageAddress, post } from "./person.js";

const pause = 1500;
const retryAfter = 20000;
const leavingFor = 8000;
const largestKeepalive = 20000;

export function keepDrafts() {
  for (const area of document.querySelectorAll("textarea[data-draft]")) new Draft(area).start();
}

class Draft {
  constructor(area) {
    this.area = area;
    this.key = area.dataset.draft;
    this.url = area.dataset.draftUrl;
    this.base = area.dataset.draftSavedAt ?? null;
    // A refused form shows words that nobody has kept yet.
    this.saved = isRefusal ? null : area.value;
    this.typedAt = now();
    this.status = document.getElementById(`${area.id}-draft`);
    this.request = null;
    this.isLeaving = false;
  }

  start() {
    if (this.base) this.say(`Saved as a draft ${inWords(this.base)}`);
    this.bringBack();
    if (this.isUnsaved && this.area.value) this.saveSoon(0);
    this.area.addEventListener("input", () => this.typed());
    this.area.addEventListener("blur", () => this.saveSoon(0));
    this.area.form?.addEventListener("submit", (event) => this.whenSent(event));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.saveWhileLeaving();
    });
    window.addEventListener("pagehide", () => this.saveWhileLeaving());
    window.addEventListener("online", () => this.saveSoon(0));
    document.addEventListener("alongside:before-sign-out", () => this.isUnsaved && this.keepHere());
    document.addEventListener("alongside:sign-out", () => this.leave());
  }

  get isUnsaved() {
    return this.area.value !== this.saved;
  }

  typed() {
    this.typedAt = now();
    this.saveSoon(pause);
  }

  bringBack() {
    const found = wordsToRestore(this.key, this.area.value, this.base);
    if (!found) return;
    this.area.closest("details")?.setAttribute("open", "");
    if (!found.isNewer) {
      offer(this.status, this.area, "Other words of yours, older than these, are kept in this browser.", found.body);
      return;
    }
    this.area.value = found.body;
    // What was on its way when it was kept is newer than whatever the server saved since.
    const isLater = Date.parse(found.keptAt) > (Date.parse(this.base ?? "") || 0);
    this.typedAt = isLater ? found.keptAt : now();
    this.say("These are your words from last time. They were kept in this browser.");
  }

  saveSoon(delay) {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.save(false), delay);
  }

  // The page may be gone in a moment: a copy here first, then the server.
  saveWhileLeaving() {
    if (!this.isUnsaved || this.isLeaving) return;
    this.keepHere();
    this.request?.abort();
    this.request = null;
    this.save(this.area.value.length < largestKeepalive);
  }

  async save(keepalive) {
    window.clearTimeout(this.timer);
    if (!this.isUnsaved || this.isLeaving) return;
    if (this.request) {
      this.saveSoon(pause);
      return;
    }
    const request = new AbortController();
    this.request = request;
    const body = this.area.value;
    const words = { body, typed_at: this.typedAt };
    try {
      const response = await post(this.url, words, { keepalive, signal: request.signal });
      learnTime(response);
      if (response.ok) this.succeeded(words);
      else if (response.status === 409) this.isOlder(await response.json());
      else this.failed(reason(response));
    } catch {
      if (!request.signal.aborted) this.failed("no connection");
    }
    if (this.request === request) this.request = null;
  }

  succeeded(words) {
    this.saved = words.body;
    this.base = words.typed_at;
    if (this.isUnsaved) this.keepHere();
    else if (!this.isLeaving) forget(this.key);
    this.say(`Saved as a draft ${inWords(Date.now())}`);
  }

  failed(why) {
    if (this.isLeaving) return;
    const where = this.keepHere()
      ? "Your words are kept in this browser."
      : "Please copy your words before you leave this page.";
    this.say(`Not saved yet: ${why}. ${where}`);
    this.saveSoon(retryAfter);
  }

  // Newer words came from another page or device: the next key pressed here decides.
  isOlder({ body, saved_at: savedAt }) {
    this.keepHere();
    this.base = savedAt;
    offer(this.status, this.area, "Not saved yet: newer words of yours were saved from another page.", body);
  }

  keepHere(sentFrom) {
    return keep(this.key, { body: this.area.value, keptAt: this.typedAt, base: this.base, sentFrom });
  }

  // The form carries the words itself; a copy stays here until a page shows that it arrived.
  whenSent(event) {
    if (event.defaultPrevented) return;
    if (this.area.value || kept(this.key)) this.keepHere(pageAddress);
    this.leave();
  }

  leave() {
    window.clearTimeout(this.timer);
    this.request?.abort();
    this.isLeaving = true;
    window.setTimeout(() => (this.isLeaving = false), leavingFor);
  }

  say(words) {
    if (this.status && this.status.textContent !== words) this.status.textContent = words;
  }
}

function reason(response) {
  const isSignedOut = response.type === "opaqueredirect" || [400, 401, 403].includes(response.status);
  if (isSignedOut) return "you have been signed out";
  if (response.status === 413) return "this is longer than we can keep";
  return "the server did not answer as it should";
}

function inWords(instant) {
  const at = new Date(instant);
  const time = at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  if (at.toDateString() === new Date().toDateString()) return `at ${time}`;
  return `on ${at.toLocaleDateString("en-GB", { day: "numeric", month: "long" })} at ${time}`;
}
