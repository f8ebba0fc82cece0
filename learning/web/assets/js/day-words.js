// What the page of the day says of what waits, and of a clock that is wrong.

import { GONE, NO_CONNECTION, SENT, SIGNED_OUT, TROUBLE } from "./day-sender.js";

const acceptable = 3 * 60000;

// Pieces of text and links. `outcome`: how the last attempt to send ended, null before the first.
export function waitingWords({ waiting, refused, outcome, signIn, isLasting, canReopen }) {
  const pieces = [];
  if (!isLasting) pieces.push("This browser keeps nothing (a private window, or no room left), so each activity is sent at once. Stay on this page until it is. ");
  if (waiting) pieces.push(...whyNotSent(waiting, outcome, signIn));
  else if (outcome === SIGNED_OUT) pieces.push("You have been signed out. ", signInLink(signIn), " ");
  else if (outcome === NO_CONNECTION) pieces.push("There is no connection at the moment. You can go on: what you note is kept here. ");
  else if (outcome === SENT && !refused) pieces.push("Everything is sent. ");
  if (refused) pieces.push(`${counted(refused, "was", "were")} not taken: see what is written beside ${refused === 1 ? "it" : "them"}. `);
  if (!canReopen && !window.isSecureContext) pieces.push("Leave this page open: without a connection it cannot be opened again here.");
  return pieces;
}

function whyNotSent(waiting, outcome, signIn) {
  const they = waiting === 1 ? "it is" : "they are";
  const waits = `${counted(waiting, "waits", "wait")} in this browser`;
  if (outcome === null || outcome === SENT) return [`${waits}; ${they} being sent. `];
  if (outcome === NO_CONNECTION) return [`${waits}; ${they} sent when there is a connection. `];
  if (outcome === TROUBLE) return [`${waits}: the server did not answer as it should. It is tried again. `];
  if (outcome === SIGNED_OUT) {
    return [`You have been signed out. ${waits}; ${they} sent once you have signed in again. `, signInLink(signIn), " "];
  }
  if (outcome === GONE) return [`This visit cannot be found any more, so ${counted(waiting, "was", "were")} not sent. `];
  return [`${waits}. ${outcome} `];
}

export function clockWords(ahead) {
  if (Math.abs(ahead) < acceptable) return "";
  const minutes = Math.round(Math.abs(ahead) / 60000);
  const hours = Math.round(minutes / 60);
  const by = minutes < 100 ? `${minutes} minutes` : `about ${hours} hours`;
  return `The clock of this device is ${by} ${ahead > 0 ? "slow" : "fast"}, and the times of activities come from it. Please put it right in the settings of the device.`;
}

function counted(number, one, several) {
  return number === 1 ? `1 activity ${one}` : `${number} activities ${several}`;
}

function signInLink(address) {
  const link = document.createElement("a");
  link.href = address;
  link.textContent = "Sign in";
  return link;
}
