// Sends the activities that wait, in pieces, from one window at a time, until the server has said
// of each that it has it. Whatever is cut off on the way goes again, under the same keys.

import { afterAnswer, asSent } from "./activities.js";
import { learnTime } from "./clock.js";
import { freshPage, personKey, postJson, takeToken } from "./person.js";
import { mine } from "./visits-left.js";

const piece = 50;
const patience = 20000;
const aMoment = 1000;
const soonest = 30000;
const latest = 300000;

// How an attempt ended, beside a message of the server’s own.
export const SENT = "sent";
export const NO_CONNECTION = "no connection";
export const TROUBLE = "trouble";
export const SIGNED_OUT = "signed out";
export const SOMEBODY_ELSE = "somebody else";
export const GONE = "gone";

export class DaySender {
  constructor(kept, url, whenDone) {
    Object.assign(this, { kept, url, whenDone, outcome: null, isBusy: false, isLeft: false });
    this.pause = soonest;
  }

  // A person did something, or the connection is back: at once, and patience begins anew.
  sendNow() {
    this.pause = soonest;
    return this.send();
  }

  sendSoon(delay) {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.send(), delay);
  }

  async send() {
    window.clearTimeout(this.timer);
    this.isAskedAgain = true;
    if (this.isBusy || this.isLeft) return;
    this.isBusy = true;
    do {
      this.isAskedAgain = false;
      this.outcome = await alone(() => this.sendAll());
    } while (this.isAskedAgain && this.outcome === SENT && !this.isLeft);
    this.isBusy = false;
    await this.lookAgain();
  }

  // While something waits there is always a next time.
  async lookAgain() {
    const all = await this.kept.all();
    if (this.isLeft) return;
    if (all.some(isToSend) && this.outcome !== GONE) {
      // Somebody who asked while an attempt was failing does not wait for half a minute.
      this.sendSoon(this.isAskedAgain ? aMoment : this.pause);
      this.pause = Math.min(2 * this.pause, latest);
    } else {
      this.pause = soonest;
    }
    this.whenDone(all);
  }

  leave() {
    this.isLeft = true;
    window.clearTimeout(this.timer);
  }

  // This visit first, then what an earlier one has left here.
  async sendAll() {
    const outcome = await this.sendVisit(this.url);
    if (outcome !== SENT) return outcome;
    const others = (await this.kept.all()).filter((each) => isToSend(each) && each.url !== this.url);
    for (const url of new Set(others.map((each) => each.url))) await this.sendVisit(url);
    return outcome;
  }

  async sendVisit(url) {
    const seen = new Set();
    for (;;) {
      const waiting = (await this.kept.all()).filter((each) => isToSend(each) && each.url === url);
      const next = waiting.slice(0, piece);
      if (seen.size && !next.length) return SENT;
      // What is not taken, refused or merged would be sent for ever.
      const versions = next.map((each) => each.key + each.changed_at);
      if (next.length && versions.every((each) => seen.has(each))) return TROUBLE;
      versions.concat("").forEach((each) => seen.add(each));
      const outcome = await this.sendPiece(url, next);
      if (outcome !== SENT) return outcome;
    }
  }

  async sendPiece(url, entries, isSecondTime = false) {
    try {
      const signal = timeout();
      const response = await postJson(url, { entries: entries.map(asSent) }, { signal });
      learnTime(response);
      if (response.ok) return await this.take(url, entries, await response.json());
      if (response.status === 404) return GONE;
      if (response.status === 413 || response.status === 422) return (await response.json()).message;
      const isUnknown = response.type === "opaqueredirect" || [400, 401, 403].includes(response.status);
      if (!isUnknown || isSecondTime) return TROUBLE;
      const who = await this.whoIsSignedIn();
      return who === SENT ? this.sendPiece(url, entries, true) : who;
    } catch (error) {
      return error instanceof SyntaxError ? TROUBLE : NO_CONNECTION;
    }
  }

  async take(url, sent, answer) {
    if (this.isLeft) return SIGNED_OUT;
    await this.kept.change((all) => afterAnswer(all, url, sent, answer));
    return SENT;
  }

  // The page may be older than the present signing-in: then its token is, too.
  async whoIsSignedIn() {
    const { response, text, person } = await freshPage({ signal: timeout() });
    learnTime(response);
    if (response.type === "opaqueredirect" || !person) return SIGNED_OUT;
    if (person !== personKey) return SOMEBODY_ELSE;
    takeToken(text);
    return response.status === 404 ? GONE : SENT;
  }
}

export function isToSend(activity) {
  return activity.waits && !activity.refused;
}

function timeout() {
  return AbortSignal.timeout(patience);
}

// One window at a time. A window that sleeps with the lock in its hand holds up nobody for ever:
// sending twice does no harm.
async function alone(action) {
  if (!navigator.locks) return action();
  try {
    return await navigator.locks.request(mine, { signal: timeout() }, action);
  } catch {
    return action();
  }
}
