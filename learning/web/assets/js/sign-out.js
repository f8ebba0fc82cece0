// Signing out leaves nothing of one's words in the browser; what never reached the server is
// asked about first.

import { forget, keptKeys } from "./kept-words.js";
import { personKey } from "./person.js";

const question =
  "Some of your words are kept only in this browser and have not been saved. " +
  "If you sign out now they will be gone. Sign out all the same?";

export function guardSignOut() {
  if (!personKey) return;
  for (const form of document.querySelectorAll("form[data-clears-drafts]")) {
    form.addEventListener("submit", (event) => {
      document.dispatchEvent(new Event("alongside:before-sign-out"));
      if (keptKeys().length > 0 && !window.confirm(question)) {
        event.preventDefault();
        return;
      }
      document.dispatchEvent(new Event("alongside:sign-out"));
      keptKeys().forEach(forget);
    });
  }
}
