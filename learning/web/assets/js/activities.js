// Activities of a visit as this browser keeps them, and what becomes of them. Nothing here knows
// the page, the network or the store.
//
// An activity: {key, url, started_at, ended_at, minutes, category, mode, energy, tag, note,
// names_no_pupil, changed_at, is_deleted, waits, refused}. `url`: where those of its visit are
// sent; `waits`: the server has not said that it has this version; `refused`: {message,
// may_name_pupil} of a version that it would not take. Instants are in UTC, by this device's clock.

const madeTwice = 120000;
const anHour = 3600000;
const hurry = 5000;

// `last`: the one that began last, if any. Whole seconds are kept, so that of two taps in one
// second the later must have the next.
export function begun(url, category, now, last) {
  const second = wholeSecond(now);
  const before = last ? wholeSecond(last.started_at) : 0;
  const isHurried = before >= second && before - second < hurry;
  const at = new Date(isHurried ? before + 1000 : second).toISOString();
  const empty = { ended_at: null, mode: null, energy: null, tag: null, note: "", names_no_pupil: false };
  const version = { changed_at: now, is_deleted: false, waits: true, refused: null };
  return { key: newKey(), url, category, started_at: at, ...empty, ...version };
}

// Whether a tap would note once more what has only just begun.
export function isTappedTwice([last], category, at) {
  return last?.category === category && last.end === null && Date.parse(at) - Date.parse(last.started_at) < madeTwice;
}

// The activity with other values. Of two versions the later is right, also where the clock was put back.
export function changed(activity, values, at) {
  const changedAt = new Date(Math.max(Date.parse(at), Date.parse(activity.changed_at) + 1)).toISOString();
  const isSameNote = (values.note ?? activity.note) === activity.note;
  const confirmed = isSameNote && activity.names_no_pupil;
  const version = { changed_at: changedAt, waits: true, refused: null };
  const next = { ...activity, names_no_pupil: confirmed, ...values, ...version };
  // Nothing ends before it began, whatever the clock was put to.
  return next.ended_at && next.ended_at < next.started_at ? { ...next, ended_at: next.started_at } : next;
}

// Those of one visit that count, the latest first, each with its `end`: as it was noted, or when
// the next one began, or with the visit; null while it goes on. What was noted afterwards has no
// times, and pages of its own.
export function ofVisit(all, { url, endsAt }) {
  const found = all.filter((each) => each.url === url && each.started_at && !each.is_deleted).sort(byStart);
  const endOf = ({ started_at: start, ended_at: end }) => end ?? nextOf(start, found) ?? lastOf(start, endsAt);
  return found.map((each) => ({ ...each, end: endOf(each) })).reverse();
}

export function byStart(one, other) {
  return (one.started_at ?? "").localeCompare(other.started_at ?? "") || one.key.localeCompare(other.key);
}

function nextOf(start, inOrder) {
  return inOrder.find((each) => each.started_at > start)?.started_at;
}

// Something that began after the planned end can run an hour longer.
function lastOf(start, endsAt) {
  const planned = Date.parse(endsAt);
  const limit = Date.parse(start) < planned ? planned : planned + anHour;
  return Date.now() < limit ? null : new Date(limit).toISOString();
}

function wholeSecond(instant) {
  return Math.floor(Date.parse(instant) / 1000) * 1000;
}

// What goes over the wire.
export function asSent({ url, minutes, waits, refused, ...activity }) {
  return activity;
}

// What the server has answered to `sent`, for the activities kept here: {put, remove}. What was
// changed while it travelled goes on waiting.
export function afterAnswer(all, url, sent, { stored = [], merged = {}, refused = [], entries = [] }) {
  const kept = new Map(all.filter((each) => each.url === url).map((each) => [each.key, each]));
  const before = new Map(sent.map((each) => [each.key, each.changed_at]));
  const isAsSent = (key) => kept.has(key) && kept.get(key).changed_at === before.get(key);
  const put = new Map();
  for (const { key, ...why } of refused) if (isAsSent(key)) put.set(key, { ...kept.get(key), refused: why });
  const gone = new Set([...stored, ...Object.keys(merged)].filter(isAsSent));
  for (const [key, each] of kept) if (!each.waits) gone.add(key);
  for (const entry of entries) {
    const here = kept.get(entry.key);
    if (entry.is_deleted || (here?.waits && !gone.has(entry.key))) continue;
    const confirmed = here?.note === entry.note && here.names_no_pupil;
    put.set(entry.key, { ...asKept(entry), url, names_no_pupil: Boolean(confirmed) });
    gone.delete(entry.key);
  }
  return { put: [...put.values()], remove: [...gone] };
}

// Instants are compared as text, so they are all written alike.
function asKept(entry) {
  const alike = (instant) => (instant ? new Date(instant).toISOString() : null);
  const { started_at: start, ended_at: end, changed_at: change } = entry;
  const instants = { started_at: alike(start), ended_at: alike(end), changed_at: alike(change) };
  return { ...entry, ...instants, is_deleted: false, waits: false, refused: null };
}

function newKey() {
  // Where the page did not come over https there is no randomUUID.
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
