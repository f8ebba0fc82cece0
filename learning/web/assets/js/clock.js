// The time as the server sees it: every answer tells how far this computer's clock is off.

let ahead = 0;

export function learnTime(response) {
  const there = Date.parse(response.headers.get("Date") ?? "");
  if (!there) return;
  // The header counts whole seconds: smaller differences say nothing.
  ahead = Math.abs(there - Date.now()) > 2000 ? there - Date.now() : 0;
}

// Milliseconds by which the server is ahead of this computer; 0 as long as nobody knows.
export function serverIsAhead() {
  return ahead;
}

export function now() {
  return new Date(Date.now() + ahead).toISOString();
}
