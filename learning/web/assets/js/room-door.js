// The door of a session that is not open yet looks again by itself: once, when it opens.

import { serverIsAhead } from "./clock.js";

const aMinute = 60000;
// Not everybody in the hall in the same second.
const spread = 8000;
const soonest = 5000;

export function lookAgainAtTheDoor() {
  const door = document.querySelector("[data-look-again]");
  if (!door) return;
  door.querySelector("[data-by-itself]").hidden = false;
  const opens = Date.parse(door.dataset.lookAgain) + Math.random() * spread;
  const wait = () => {
    const left = opens - Date.now() - serverIsAhead();
    // A clock that sleeps with its phone is asked again each minute.
    window.setTimeout(() => (left <= aMinute ? location.reload() : wait()), Math.max(soonest, Math.min(left, aMinute)));
  };
  wait();
}
