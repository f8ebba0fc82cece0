// Who is signed in on this page (undefined if nobody), how their requests are made, and whether
// the page is one that refuses what was sent.

export const personKey = document.body.dataset.person;

export const isRefusal = document.querySelector("main[data-refused], .govuk-error-summary") !== null;

export const pageAddress = location.href.replace(/#.*$/, "");

const token = document.querySelector('meta[name="csrf-token"]')?.content;

// Sends values as a form would. `keepalive` lets it finish after the page has gone.
export function post(url, values, { headers, ...options } = {}) {
  return fetch(url, {
    method: "POST",
    headers: { "X-CSRFToken": token, ...headers },
    body: new URLSearchParams(values),
    credentials: "same-origin",
    redirect: "manual",
    ...options,
  });
}
