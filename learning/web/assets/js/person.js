// Who is signed in on this page (undefined if nobody), how their requests are made, and whether
// the page is one that refuses what was sent.

export const personKey = document.body.dataset.person;

export const isRefusal = document.querySelector("main[data-refused], .govuk-error-summary") !== null;

export const pageAddress = location.href.replace(/#.*$/, "");

let token = document.querySelector('meta[name="csrf-token"]')?.content;

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

// Sends a value as JSON.
export function postJson(url, value, options) {
  const headers = { "Content-Type": "application/json", Accept: "application/json" };
  return post(url, {}, { headers, body: JSON.stringify(value), ...options });
}

// The page as the server gives it now, not as any copy here has it: {response, text, person}.
export async function freshPage(options) {
  const response = await fetch(location.pathname, { cache: "no-store", credentials: "same-origin", redirect: "manual", ...options });
  const text = await response.text();
  return { response, text, person: /<body data-person="([^"]*)"/.exec(text)?.[1] };
}

// From now on requests carry the token of that page.
export function takeToken(text) {
  token = /name="csrf-token" content="([^"]*)"/.exec(text)?.[1] ?? token;
}
