// When a page opens: do words kept in this browser belong into it, or have they arrived?

import { forget, keep, kept, keptKeys } from "./kept-words.js";

// Clocks of browser and server may differ a little.
const sameMoment = 5000;

// A form that was sent has arrived when the next page is not one that refuses it.
export function settleSentForms(areas) {
  const isRefused =
    document.querySelector("main[data-refused]") !== null ||
    document.querySelector(".govuk-error-summary") !== null;
  for (const key of keptKeys()) {
    const words = kept(key);
    if (!words?.sentAt) continue;
    if (isRefused) keep(key, { ...words, sentAt: undefined });
    else if (areas.some((area) => area.dataset.draft === key && area.value === words.body)) forget(key);
    else if (!areas.some((area) => area.dataset.draft === key)) forget(key);
    else forget(key);
  }
}

// Words kept here for a draft, if they differ from what the server sent, and whether they are newer.
export function wordsToRestore(key, shown, savedAt) {
  const words = kept(key);
  if (!words) return null;
  if (words.body === shown) {
    forget(key);
    return null;
  }
  const saved = Date.parse(savedAt ?? "") || 0;
  const base = Date.parse(words.base ?? "") || 0;
  const isNewer = saved <= base + sameMoment || saved <= Date.parse(words.keptAt);
  return { body: words.body, isNewer };
}

export function restore(area, body) {
  area.value = body;
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

export function offerOlderWords(status, area, body) {
  if (!status) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "govuk-button button--quiet";
  button.textContent = "Show them instead";
  button.addEventListener("click", () => restore(area, body));
  status.replaceChildren("Other, older words of yours are kept in this browser. ", button);
}
