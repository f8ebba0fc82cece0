// Sends a form of the room for JSON: {isDone, isOver, message, mayNamePupil}. Without an answer, or
// with trouble of the server, message is empty: it may be sent again.

import { learnTime } from "./clock.js";

const patience = 10000;

export async function sendForm(room, form, extra = {}) {
  const values = [...new FormData(form), ...Object.entries(extra)].filter(([name]) => name !== "csrf_token");
  return send(room, form.getAttribute("action"), values);
}

// A token older than the present signing-in is taken anew, once.
export async function send(room, url, values) {
  const first = await attempt(room, url, values);
  if (!first.isForged) return first;
  return (await room.refresh()) ? attempt(room, url, values) : first;
}

async function attempt(room, url, values) {
  const cut = new AbortController();
  const timer = window.setTimeout(() => cut.abort(), patience);
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams([...values, ["csrf_token", room.token]]),
      credentials: "same-origin",
      redirect: "manual",
      signal: cut.signal,
    });
    learnTime(response);
    return await understood(response);
  } catch {
    return { isDone: false, message: "" };
  } finally {
    window.clearTimeout(timer);
  }
}

async function understood(response) {
  const isJson = response.headers.get("Content-Type")?.includes("json");
  if (response.status === 400 || response.status === 401) return { isDone: false, isForged: true, message: "" };
  if (!isJson || response.status >= 500 || response.status === 429) return { isDone: false, message: "" };
  const { message, may_name_pupil: mayNamePupil } = await response.json();
  return { isDone: response.ok, isOver: !response.ok, message, mayNamePupil };
}
