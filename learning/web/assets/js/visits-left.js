// What visits leave in this browser: a database of activities and a cache of pages for each person,
// both called `alongside-visits:<person>`. Every page hides what is another's and, at sign-out,
// says what was never sent and leaves nothing. A browser that has neither is no reason to fail.

import { personKey } from "./person.js";

const everybody = "alongside-visits:";
const patience = 2000;

export const mine = everybody + personKey;

// Kept pages of whoever was signed in here before can be opened no more. What they noted stays,
// unseen, until they sign in again.
export async function hideOthersPages() {
  if (!personKey || !window.caches) return;
  const names = await caches.keys().catch(() => []);
  names.filter((name) => name.startsWith(everybody) && name !== mine).forEach((name) => caches.delete(name));
}

// How many activities of this person have not been sent.
export function countUnsent() {
  return inTime(async () => {
    const database = await settled(indexedDB.open(mine), (request) => request.transaction.abort());
    const all = await settled(database.transaction("activities").objectStore("activities").getAll());
    database.close();
    return all.filter((each) => each.waits).length;
  }, 0);
}

export function forgetVisits() {
  return inTime(() => Promise.all([window.caches?.delete(mine), settled(indexedDB.deleteDatabase(mine))]));
}

// What a request of the database brings. `whenNew`: there was none of that name.
function settled(request, whenNew) {
  return new Promise((resolve, reject) => {
    request.onupgradeneeded = () => whenNew?.(request);
    request.onsuccess = () => resolve(request.result);
    request.onerror = reject;
  });
}

// Signing out never waits for a store that does not answer.
function inTime(action, otherwise) {
  const later = new Promise((resolve) => window.setTimeout(resolve, patience, otherwise));
  return Promise.race([Promise.resolve().then(action).catch(() => otherwise), later]);
}
