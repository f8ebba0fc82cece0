// Asks whether there is anything new, every one and a half to two seconds: less often while nobody
// looks or nothing answers, and not at all once the session is over. A phone left open overnight
// falls silent two hours after the planned end.

import { learnTime, serverIsAhead } from "./clock.js";

const usual = 1500;
const spread = 500;
const whileHidden = 20000;
const slowest = 30000;
const patience = 8000;
// Whatever was missed is put right at the latest then.
const anyway = 240000;

export class RoomWatch {
  constructor(room, until) {
    Object.assign(this, { room, until: Date.parse(until), failures: 0, freshAt: Date.now() });
  }

  begin() {
    this.next();
    document.addEventListener("visibilitychange", () => this.next());
  }

  stop() {
    this.isStopped = true;
    window.clearTimeout(this.timer);
  }

  next() {
    window.clearTimeout(this.timer);
    if (this.isStopped || this.room.isOver) return;
    this.timer = window.setTimeout(() => this.look(), this.delay);
  }

  get delay() {
    const jitter = Math.random();
    if (document.visibilityState === "hidden") return whileHidden * (0.75 + jitter / 2);
    if (this.failures) return Math.min(slowest, 1000 * 2 ** Math.min(this.failures, 6)) * (0.75 + jitter / 2);
    return usual + spread * jitter;
  }

  async look() {
    const isLast = Date.now() + serverIsAhead() > this.until;
    const version = await this.ask();
    this.failures = version === null ? this.failures + 1 : 0;
    const isNew = version !== null && version !== this.room.version;
    if (isNew || isLast || Date.now() - this.freshAt > anyway) {
      // What could not be fetched is asked for again: the version is as old as before.
      if (await this.room.refresh()) this.freshAt = Date.now();
      else this.failures += 1;
    }
    if (isLast && !this.failures) this.stop();
    this.next();
  }

  // The version as the server has it; nothing if it did not say.
  async ask() {
    const cut = new AbortController();
    const timer = window.setTimeout(() => cut.abort(), patience);
    try {
      const url = `${this.room.url}/version.json?known=${this.room.version}`;
      const response = await fetch(url, { credentials: "omit", cache: "no-store", signal: cut.signal });
      learnTime(response);
      return response.ok ? (await response.json()).version : null;
    } catch {
      return null;
    } finally {
      window.clearTimeout(timer);
    }
  }
}
