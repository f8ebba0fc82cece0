// What the server knows of the room, asked every second, and what it is told by this window. Only
// one thing is told at a time, and of where the room is only the latest.

import { freshPage, postJson, takeToken } from "./person.js";

export const OFFLINE = "offline";
export const TROUBLE = "trouble";
export const SIGNED_OUT = "signed out";
export const GONE = "gone";

const aSecond = 1000;
const unseen = 5000;
const latest = 8000;
const patience = 6000;
const keyAgain = 3000;

export class Room {
  constructor({ deck, session, live, liveJson, key, me }, whenHeard) {
    Object.assign(this, { live, liveJson, me, whenHeard });
    this.isRemote = deck === "remote";
    this.kept = `alongside:${deck}:${session}`;
    this.key = key || recalled(this.kept) || remembered(this.kept, newKey());
    this.heard = this.trouble = this.waits = null;
    this.message = "";
    this.isStale = false;
    // Grows with everything this window says, so that an older answer is known as such.
    this.changes = 0;
    this.failures = 0;
    this.turn = Promise.resolve();
  }

  get drives() {
    return Boolean(this.heard?.drives);
  }

  get isFollowed() {
    return Boolean(this.heard?.is_open) && !this.heard.drives;
  }

  get presenter() {
    return this.heard?.presenter ?? "";
  }

  get openPoll() {
    return this.heard?.polls.find((each) => each.is_open);
  }

  begin() {
    window.addEventListener("online", () => this.askSoon(0));
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.askSoon(0));
    this.askSoon(0);
  }

  askSoon(delay) {
    window.clearTimeout(this.next);
    this.next = window.setTimeout(() => this.ask(), delay);
  }

  async ask() {
    if (this.isAsking) return;
    this.isAsking = true;
    const before = this.changes;
    try {
      const response = await fetch(`${this.liveJson}?key=${this.key}`, { cache: "no-store", credentials: "same-origin", redirect: "manual", signal: AbortSignal.timeout(patience) });
      const answer = await read(response);
      if (response.ok) this.take(answer, before === this.changes);
      else this.fail(troubleOf(response), answer.message);
    } catch {
      this.fail(OFFLINE);
    }
    this.isAsking = false;
    await this.flush();
    await this.findKey();
    const wait = document.visibilityState === "visible" ? aSecond : unseen;
    this.askSoon(this.failures ? Math.min(wait * 2 ** (this.failures - 1), latest) : wait);
  }

  take(answer, isNew) {
    this.trouble = null;
    this.failures = 0;
    if (!isNew) return;
    this.heard = answer;
    this.heardAt = Date.now();
    this.whenHeard();
  }

  fail(trouble, message = "") {
    this.failures += 1;
    // One answer that is late is no news.
    if (trouble === OFFLINE && this.failures < 2 && navigator.onLine) return;
    this.trouble = trouble;
    if (trouble === GONE) this.message = message;
    this.whenHeard();
  }

  // The room is at this step; said now, or when the connection is back.
  tell(stepKey) {
    this.changes += 1;
    if (!this.drives) return;
    this.waits = stepKey;
    this.flush();
  }

  flush() {
    if (this.waits === null || !this.drives) return this.turn;
    return this.act({ action: null, step_key: this.waits }, true);
  }

  // Tells the server, after what it is being told: {isDone}. What it refuses is shown.
  act(sent, isQuiet = false) {
    this.changes += 1;
    this.turn = this.turn.then(async () => {
      // Where this window has been meanwhile goes along; what was told already need not be.
      if (isQuiet && this.waits === null) return { isDone: true };
      const step_key = isQuiet ? this.waits : sent.step_key;
      const result = await this.post({ seconds: null, question_id: null, ...sent, step_key, key: this.key });
      if (result.isDone && this.waits === step_key) this.waits = null;
      return result;
    });
    return this.turn;
  }

  async post(values, isSecondTime = false) {
    try {
      const response = await postJson(this.live, values, { signal: AbortSignal.timeout(patience) });
      const answer = await read(response);
      this.changes += 1;
      if (response.ok) {
        this.message = "";
        this.take(answer, true);
        return { isDone: true };
      }
      if (response.status === 400 && !isSecondTime && (await this.hasNewToken())) return this.post(values, true);
      this.refused(response, answer);
    } catch {
      this.fail(OFFLINE);
    }
    return { isDone: false };
  }

  refused(response, answer) {
    const isNo = response.status === 409 || response.status === 422;
    if (!isNo) return this.fail(troubleOf(response), answer.message);
    // Another window presents, or it makes no sense now: the server has the last word.
    this.waits = null;
    if (response.status === 409 && this.heard) Object.assign(this.heard, { drives: false, presenter: answer.presenter });
    if (response.status === 422) this.message = answer.message ?? "";
    this.whenHeard();
  }

  // The page may be older than the present signing-in: then its token is, too.
  async hasNewToken() {
    const { text, person } = await freshPage({ signal: AbortSignal.timeout(patience) });
    if (person) takeToken(text);
    return Boolean(person);
  }

  // The remote drives with the key of the window of the same person, whichever that is now.
  async findKey() {
    if (!this.isRemote || !this.isFollowed || this.trouble || this.presenter !== this.me) return;
    if (Date.now() - (this.lookedAt ?? 0) < keyAgain) return;
    this.lookedAt = Date.now();
    try {
      const { text } = await freshPage({ signal: AbortSignal.timeout(patience) });
      const key = /data-key="([0-9A-Za-z_-]+)"/.exec(text)?.[1];
      if (key && key !== this.key) this.key = key;
    } catch {
      // The next time.
    }
  }
}

function troubleOf(response) {
  if (response.type === "opaqueredirect" || response.status === 401) return SIGNED_OUT;
  return response.status === 404 ? GONE : TROUBLE;
}

async function read(response) {
  try {
    return await response.json();
  } catch {
    return {};
  }
}

function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((each) => each.toString(16).padStart(2, "0")).join("");
}

// A window that is loaded again is the same window.
function recalled(name) {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return null;
  }
}

function remembered(name, key) {
  try {
    sessionStorage.setItem(name, key);
  } catch {
    // Then it is another window after it was loaded again, and says so.
  }
  return key;
}
