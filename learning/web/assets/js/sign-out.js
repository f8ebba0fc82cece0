// Signing out leaves nothing of one's words in the browser; what never reached the server is
// asked about first.

import { forget, keptKeys } from "./kept-words.js";
import { personKey } from "./person.js";
import { countUnsent, forgetVisits } from "./visits-left.js";

const words = "Some of your words are kept only in this browser and have not been saved.";
const question = "If you sign out now they will be gone. Sign out all the same?";

export function guardSignOut() {
  if (!personKey) return;
  for (const form of document.querySelectorAll("form[data-clears-drafts]")) {
    let isAsked = false;
    let isSettled = false;
    form.addEventListener("submit", async (event) => {
      if (isSettled) return;
      event.preventDefault();
      if (isAsked) return;
      isAsked = true;
      isSettled = await mayLeave();
      if (isSettled) form.requestSubmit(event.submitter);
      isAsked = isSettled = false;
    });
  }
}

// Nothing is left here afterwards, unless the person would rather stay. `until`: what a page still
// tries to send; `unsent`: activities that it holds and this browser could not keep.
async function mayLeave() {
  const detail = { until: [], unsent: 0 };
  document.dispatchEvent(new CustomEvent("alongside:before-sign-out", { detail }));
  await Promise.all(detail.until);
  const lost = keptKeys().length > 0 ? [words] : [];
  const unsent = (await countUnsent()) + detail.unsent;
  if (unsent) lost.push(visitWords(unsent));
  if (lost.length && !window.confirm([...lost, question].join(" "))) return false;
  document.dispatchEvent(new Event("alongside:sign-out"));
  keptKeys().forEach(forget);
  await forgetVisits();
  return true;
}

function visitWords(count) {
  const [subject, them] = count === 1 ? ["1 activity of your visit has", "it"] : [`${count} activities of your visit have`, "them"];
  return `${subject} not been sent. Send ${them} first: open the page of the visit while there is a connection.`;
}
