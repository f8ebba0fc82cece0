// Keeps what is typed into <textarea data-draft>: on the server a moment after typing stops, and
// in this browser whenever the server cannot be reached or no longer knows us.

import { offerOlderWords, restore, settleSentForms, wordsToRestore } from "./draft-restoring.js";
import { forget, keep, kept } from "./kept-words.js";
import { post } from "./person.js";

const pause = 1500;
const retryAfter = 20000;
const largestKeepalive = 60000;

export function keepDrafts() {
  const areas = [...document.querySelectorAll("textarea[data-draft]")];
  settleSentForms(areas);
  areas.forEach((area) => new Draft(area).start());
}

class Draft {
  constructor(area) {
    this.area = area;
    this.key = area.dataset.draft;
    this.url = area.dataset.draftUrl;
    this.base = area.dataset.draftSavedAt ?? null;
    this.saved = area.value;
    this.status = document.getElementById(`${area.id}-draft`);
    this.timer = null;
    this.sending = null;
    this.isLeaving = false;
  }

  start() {
    if (this.base) this.say(`Saved as a draft ${inWords(this.base)}`);
    const found = wordsToRestore(this.key, this.area.value, this.base);
    if (found?.isNewer) {
      restore(this.area, found.body);
      this.say("Your words from last time are back. They were kept in this browser.");
      this.saveSoon(0);
    } else if (found) {
      offerOlderWords(this.status, this.area, found.body);
    }
    this.area.addEventListener("input", () => this.saveSoon(pause));
    this.area.form?.addEventListener("submit", (event) => this.whenSent(event));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.saveNow();
    });
    window.addEventListener("pagehide", () => this.saveNow());
    window.addEventListener("online", () => this.saveSoon(0));
  }

  get isUnsaved() {
    return this.area.value !== this.saved;
  }

  saveSoon(delay) {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.save(false), delay);
  }

  // The page may be gone in a moment: keep a copy here first, then try the server.
  saveNow() {
    window.clearTimeout(this.timer);
    if (!this.isUnsaved || this.isLeaving) return;
    this.keepHere();
    this.save(this.area.value.length < largestKeepalive);
  }

  async save(keepalive) {
    if (!this.isUnsaved || this.isLeaving) return;
    if (this.sending) {
      this.saveSoon(pause);
      return;
    }
    const body = this.area.value;
    this.sending = post(this.url, { body }, keepalive);
    try {
      this.settle(body, await this.sending);
    } catch {
      this.failed("no connection");
    }
    this.sending = null;
  }

  settle(body, response) {
    if (response.ok) {
      this.saved = body;
      this.base = new Date(response.headers.get("Date") ?? Date.now()).toISOString();
      if (this.isUnsaved) this.keepHere();
      else forget(this.key);
      this.say(`Saved as a draft ${inWords(new Date().toISOString())}`);
    } else {
      this.failed(reason(response));
    }
  }

  failed(why) {
    const isKept = this.keepHere();
    const where = isKept ? "Your words are kept in this browser." : "Please copy your words before you leave the page.";
    this.say(`Not saved yet: ${why}. ${where}`);
    this.saveSoon(retryAfter);
  }

  keepHere(sentAt) {
    const words = { body: this.area.value, keptAt: new Date().toISOString(), base: this.base };
    return keep(this.key, sentAt ? { ...words, sentAt } : words);
  }

  // The form carries the words itself. A copy stays until a page shows that it arrived.
  whenSent(event) {
    if (event.defaultPrevented) return;
    if (this.isUnsaved || kept(this.key)) this.keepHere(new Date().toISOString());
    window.clearTimeout(this.timer);
    this.isLeaving = true;
    window.setTimeout(() => (this.isLeaving = false), 8000);
  }

  say(words) {
    if (this.status && this.status.textContent !== words) this.status.textContent = words;
  }
}

function reason(response) {
  if (response.type === "opaqueredirect" || [400, 401, 403].includes(response.status)) {
    return "you have been signed out";
  }
  if (response.status === 413) return "this is longer than we can keep";
  return "the server did not answer as it should";
}

function inWords(instant) {
  const at = new Date(instant);
  const time = at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  if (at.toDateString() === new Date().toDateString()) return `at ${time}`;
  return `on ${at.toLocaleDateString("en-GB", { day: "numeric", month: "long" })} at ${time}`;
}
