// When words of one draft stand in two places: which are newer, and a button to have the others.

import { forget, kept } from "./kept-words.js";

// Clocks may differ a little.
const sameMoment = 5000;

// Words kept here that differ from what the server sent, and whether they are the newer ones.
export function wordsToRestore(formKey, shown, savedAt) {
  const words = kept(formKey);
  if (!words) return null;
  if (words.body === shown) {
    forget(formKey);
    return null;
  }
  const saved = Date.parse(savedAt ?? "") || 0;
  const base = Date.parse(words.base ?? "") || 0;
  const isNewer = saved <= base + sameMoment || saved <= Date.parse(words.keptAt);
  return { ...words, isNewer };
}

export function offer(status, area, message, body) {
  if (!status) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "govuk-button button--quiet";
  button.textContent = "Show them instead";
  button.addEventListener("click", () => {
    area.value = body;
    area.dispatchEvent(new Event("input", { bubbles: true }));
  });
  status.replaceChildren(`${message} `, button);
}
