// Words kept in this browser while the server does not have them, one entry for each draft:
// {body, keptAt, base, sentWith}. `base` is when the server had last saved what they grew from.
// A browser that keeps nothing (private windows, a full store) is no reason to fail.

import { personKey } from "./person.js";

const prefix = `alongside:${personKey}:`;

export function keep(formKey, words) {
  return attempt(() => localStorage.setItem(prefix + formKey, JSON.stringify(words)));
}

export function kept(formKey) {
  let words = null;
  attempt(() => (words = JSON.parse(localStorage.getItem(prefix + formKey))));
  return words;
}

export function forget(formKey) {
  attempt(() => localStorage.removeItem(prefix + formKey));
}

export function keptKeys() {
  const keys = [];
  attempt(() => {
    for (let at = 0; at < localStorage.length; at += 1) {
      const key = localStorage.key(at);
      if (key.startsWith(prefix)) keys.push(key.slice(prefix.length));
    }
  });
  return keys;
}

function attempt(action) {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}
