// Remembers how far one has read: the id of the last heading passed, and nothing else.

import { post } from "./person.js";

const atMostEvery = 10000;

export function keepPlace() {
  const article = document.querySelector("article[data-place-url]");
  const headings = article ? [...article.querySelectorAll(":is(h2, h3)[id]")] : [];
  if (headings.length === 0) return;
  const url = article.dataset.placeUrl;
  let last = null;
  let waiting = null;
  let lastSentAt = -Infinity;

  const send = (keepalive) => {
    window.clearTimeout(waiting);
    waiting = null;
    const heading = lastPassed(headings);
    if (!heading || heading === last) return;
    last = heading;
    lastSentAt = performance.now();
    post(url, { heading }, { keepalive }).catch(() => (last = null));
  };

  const whenScrolled = () => {
    if (waiting !== null) return;
    const pause = Math.max(1000, lastSentAt + atMostEvery - performance.now());
    waiting = window.setTimeout(() => send(false), pause);
  };

  document.addEventListener("scroll", whenScrolled, { passive: true });
  window.addEventListener("pagehide", () => send(true));
}

// A heading is passed when it stands above the upper third of the window.
function lastPassed(headings) {
  const line = window.innerHeight / 3;
  const passed = headings.filter((heading) => heading.getBoundingClientRect().top < line);
  return passed.at(-1)?.id;
}
