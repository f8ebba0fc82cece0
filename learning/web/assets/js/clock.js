// The time as the server sees it: every answer tells how far this computer's clock is off.

let ahead = 0;

export function learnTime(response) {
  const there = Date.parse(response.headers.get("Date") ?? "");
  // The header counts whole seconds: smaller differences say nothing.
  if (there && Math.abs(there - Date.now()) > 2000) ahead = there - Date.now();
}

export function now() {
  return new Date(Date.now() + ahead).toISOString();
}
