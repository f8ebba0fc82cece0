// Who is signed in on this page (undefined if nobody), and the token their requests carry.

export const personKey = document.body.dataset.person;

const token = document.querySelector('meta[name="csrf-token"]')?.content;

// Sends one value as a form would. `keepalive` lets it finish after the page has gone.
export function post(url, values, keepalive = false) {
  return fetch(url, {
    method: "POST",
    headers: { "X-CSRFToken": token },
    body: new URLSearchParams(values),
    credentials: "same-origin",
    redirect: "manual",
    keepalive,
  });
}
