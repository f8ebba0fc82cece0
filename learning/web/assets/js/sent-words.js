// Words that a form carried off stay in this browser until a page shows that they arrived: the
// very next page, reached from that form, for the same person, and not one that refuses it.

import { forget, keep, kept, keptKeys, markAllAsNotSent } from "./kept-words.js";
import { isRefusal, personKey } from "./person.js";

export function settleSentWords() {
  if (!personKey) {
    markAllAsNotSent();
    return;
  }
  for (const formKey of keptKeys()) {
    const words = kept(formKey);
    if (!words?.sentFrom) continue;
    if (hasArrived(words)) forget(formKey);
    else keep(formKey, { ...words, sentFrom: undefined });
  }
}

function hasArrived(words) {
  const [navigation] = performance.getEntriesByType("navigation");
  const isFromTheForm = document.referrer.replace(/#.*$/, "") === words.sentFrom;
  return isFromTheForm && navigation?.type === "navigate" && !isRefusal;
}
