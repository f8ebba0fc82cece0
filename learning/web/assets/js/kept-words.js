// Words kept in this browser while the server does not have them. One entry for each draft, under
// alongside:<person>:<form key>: {body, keptAt, base, sentFrom}. `base`: when the server had last
// saved what they grew from; `sentFrom`: the page whose form has just carried them off.
// A browser that keeps nothing (a private window, a full store) is no reason to fail.

import { personKey } from "./person.js";

const everybody = "alongside:";
const mine = `${everybody}${personKey}:`;

export function keep(formKey, words) {
  return attempt(() => {
    localStorage.setItem(mine + formKey, JSON.stringify(words));
    return true;
  }, false);
}

export function kept(formKey) {
  return attempt(() => JSON.parse(localStorage.getItem(mine + formKey)), null);
}

export function forget(formKey) {
  attempt(() => localStorage.removeItem(mine + formKey), null);
}

export function keptKeys() {
  return storedKeys(mine).map((key) => key.slice(mine.length));
}

// Nobody is signed in: whatever was on its way when the session ended has not arrived.
export function markAllAsNotSent() {
  for (const key of storedKeys(everybody)) {
    attempt(() => {
      const words = { ...JSON.parse(localStorage.getItem(key)), sentFrom: undefined };
      localStorage.setItem(key, JSON.stringify(words));
    }, null);
  }
}

function storedKeys(prefix) {
  return attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(prefix)), []);
}

function attempt(action, otherwise) {
  try {
    return action();
  } catch {
    return otherwise;
  }
}
