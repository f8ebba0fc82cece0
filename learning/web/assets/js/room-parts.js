// The parts of the room that change: fetched as the server draws them, put in place without taking
// the focus, the place on the page, or what somebody has chosen and not yet sent.

const patience = 10000;

// {status, fresh, response}: `fresh` is the element with the parts, or nothing. A browser reads the
// page for us (responseType): no text is ever made into markup here.
export function freshParts(url) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("GET", url);
    request.responseType = "document";
    request.timeout = patience;
    const done = () => {
      const fresh = request.status === 200 ? request.response?.querySelector("[data-room-now]") : null;
      const response = request.status ? { headers: { get: (name) => request.getResponseHeader(name) } } : null;
      resolve({ status: request.status, fresh, response });
    };
    for (const event of ["load", "error", "timeout", "abort"]) request.addEventListener(event, done);
    request.send();
  });
}

// The names of the parts that are other ones now. `isHeld`: whether somebody is choosing in a form.
export function showParts(live, fresh, isHeld) {
  const changed = new Set();
  const hold = heldPlace(live);
  for (const part of fresh.querySelectorAll("[data-part]")) {
    const old = live.querySelector(`[data-part="${part.dataset.part}"]`);
    if (!old || old.dataset.mark === part.dataset.mark) continue;
    changed.add(part.dataset.part);
    if (isSameForm(old, part, isHeld)) old.dataset.mark = part.dataset.mark;
    else replace(old, document.importNode(part, true));
  }
  hold();
  return changed;
}

// The question is the same one and somebody has begun to answer it: theirs stands.
function isSameForm(old, part, isHeld) {
  const form = old.querySelector("[data-room-answer]");
  const next = part.querySelector("[data-room-answer]");
  return Boolean(form && next && form.dataset.roomAnswer === next.dataset.roomAnswer && isHeld(form));
}

function replace(old, part) {
  const held = old.contains(document.activeElement) ? document.activeElement : null;
  const action = held?.closest("form")?.getAttribute("action");
  old.replaceWith(part);
  if (!held) return;
  const same = held.id ? part.querySelector(`#${CSS.escape(held.id)}`) : null;
  const button = action ? part.querySelector(`form[action="${CSS.escape(action)}"] button`) : null;
  (same ?? button ?? part.querySelector("[tabindex]"))?.focus({ preventScroll: true });
}

// What stands in the middle of the screen stays there, where a browser does not see to it itself.
function heldPlace(live) {
  if (window.scrollY === 0) return () => {};
  const middle = document.elementFromPoint(window.innerWidth / 2, window.innerHeight / 2);
  const place = middle?.closest("[data-part] > *, [data-part], section") ?? null;
  if (!place || place.contains(live)) return () => {};
  const top = place.getBoundingClientRect().top;
  return () => {
    const moved = place.isConnected ? place.getBoundingClientRect().top - top : 0;
    if (Math.abs(moved) > 1) window.scrollBy(0, moved);
  };
}
