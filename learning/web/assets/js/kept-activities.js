// Keeps the activities of one person in this browser, in IndexedDB and not in localStorage: a tap
// is shown once the disk has it (`durability: "strict"`; the other store writes seconds later, and a
// battery that dies takes them along), a change reads and writes in one transaction, so that two
// windows never overwrite each other, and the database goes whole at sign-out.
//
// A browser that refuses to keep anything gets them in memory, and `isLasting` is false.

import { byStart } from "./activities.js";
import { mine } from "./visits-left.js";

const store = "activities";

export class KeptActivities {
  // `whenGone`: the person signs out in another window, and what was kept here is deleted.
  constructor(whenGone) {
    this.whenGone = whenGone;
    this.isLasting = true;
    this.known = [];
    this.channel = "BroadcastChannel" in window ? new BroadcastChannel(mine) : null;
  }

  // All of them, as they are now.
  all() {
    return this.change(() => ({}));
  }

  // `decide` sees all and says what to `put` and which keys to `remove`; all as they are then.
  async change(decide) {
    // A connection can be lost while a phone sleeps: a second one usually is not.
    for (let attempt = 0; attempt < 2 && this.isLasting; attempt += 1) {
      try {
        this.database ??= opened(() => this.leave());
        this.known = await this.changeIn(await this.database, decide);
        return this.known;
      } catch {
        this.database = undefined;
      }
    }
    this.isLasting = false;
    this.known = after(this.known, decide(this.known));
    return this.known;
  }

  changeIn(database, decide) {
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(store, "readwrite", { durability: "strict" });
      const rows = transaction.objectStore(store);
      let all = [];
      let isChanged = false;
      rows.getAll().onsuccess = ({ target }) => {
        const change = decide(target.result);
        change.put?.forEach((each) => rows.put(each));
        change.remove?.forEach((key) => rows.delete(key));
        all = after(target.result, change);
        isChanged = Boolean(change.put?.length || change.remove?.length);
      };
      transaction.oncomplete = () => {
        if (isChanged) this.channel?.postMessage("changed");
        resolve(all);
      };
      transaction.onabort = () => reject(transaction.error);
    });
  }

  whenChangedElsewhere(action) {
    if (this.channel) this.channel.onmessage = action;
  }

  leave() {
    this.isLasting = false;
    this.known = [];
    this.whenGone();
  }
}

function after(all, { put = [], remove = [] }) {
  const found = new Map(all.map((each) => [each.key, each]));
  remove.forEach((key) => found.delete(key));
  put.forEach((each) => found.set(each.key, each));
  return [...found.values()].sort(byStart);
}

function opened(whenGone) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(mine, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: "key" });
    request.onerror = request.onblocked = () => reject(request.error);
    request.onsuccess = () => {
      request.result.onversionchange = () => {
        request.result.close();
        whenGone();
      };
      resolve(request.result);
    };
  });
}
