// The activities of the day as a list, made from the page’s template and brought up to date in
// place: whatever somebody is typing in stays under their fingers.

const KEY = /KEY/g;
const pointers = ["id", "for", "name", "aria-describedby", "aria-labelledby"];
const clock = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", hour: "2-digit", minute: "2-digit" });

export function timeOf(instant) {
  return clock.format(new Date(instant));
}

export class DayRows {
  // `titleOf`: what a kind of work is called.
  constructor(room, template, titleOf) {
    Object.assign(this, { room, template, titleOf, rows: new Map() });
    this.list = document.createElement("ol");
    this.list.className = "activities";
    room.prepend(this.list);
  }

  // What the server wrote below is among the rows.
  standAlone() {
    if (this.room.children.length > 1) this.room.replaceChildren(this.list);
  }

  // `activities`: those of the visit, the latest first.
  show(activities) {
    const keys = new Set(activities.map((each) => each.key));
    for (const [key, row] of this.rows) if (!keys.has(key)) this.takeOut(key, row);
    activities.forEach((activity, place) => {
      const row = this.rows.get(activity.key) ?? this.made(activity);
      this.fill(row, activity);
      // Moving a row would take the focus from it.
      if (this.list.children[place] !== row) this.list.insertBefore(row, this.list.children[place] ?? null);
    });
    this.list.hidden = activities.length === 0;
  }

  takeOut(key, row) {
    row.remove();
    this.rows.delete(key);
  }

  made(activity) {
    const row = this.template.content.firstElementChild.cloneNode(true);
    for (const element of [row, ...row.querySelectorAll("*")]) {
      for (const name of pointers) {
        if (element.hasAttribute(name)) element.setAttribute(name, element.getAttribute(name).replace(KEY, activity.key));
      }
    }
    row.dataset.key = activity.key;
    this.rows.set(activity.key, row);
    return row;
  }

  fill(row, activity) {
    const runs = activity.end === null;
    const facts = JSON.stringify(activity);
    // Two hundred rows are not written anew for each tap; of one that goes on the minutes move.
    if (row.facts === facts && !runs) return;
    row.facts = facts;
    const part = (name) => row.querySelector(`[data-part="${name}"]`);
    this.unfold(row, part("more"), runs);
    write(part("title"), this.titleOf(activity.category));
    write(part("times"), timesOf(activity));
    write(part("said"), this.saidOf(row, activity));
    part("waits").hidden = !activity.waits || activity.refused !== null;
    write(part("refused"), activity.refused?.message ?? "");
    row.querySelector('[data-act="confirm"]').hidden = !activity.refused?.may_name_pupil;
    for (const control of row.querySelectorAll("[data-field]")) setValue(control, activity[control.dataset.field] ?? "");
    // What was not taken is open, so that it can be put right.
    if (activity.refused) part("more").open = true;
  }

  // What goes on stands open, one tap from its choices, and closes when the next begins.
  unfold(row, details, runs) {
    if (row.runs !== runs && !details.contains(document.activeElement)) details.open = runs;
    row.runs = runs;
  }

  // What was chosen, in the words of the choices, and the note.
  saidOf(row, activity) {
    const chosen = [...row.querySelectorAll('input[type="radio"][data-field]')]
      .filter((radio) => radio.value && radio.value === activity[radio.dataset.field])
      .map((radio) => radio.closest("label").textContent.trim());
    return [...chosen, activity.note].filter(Boolean).join(" · ");
  }
}

export function timesOf({ started_at: start, end }) {
  const until = end ? ` to ${timeOf(end)}` : "";
  const minutes = Math.round((Date.parse(end ?? new Date()) - Date.parse(start)) / 60000);
  const soFar = end ? "" : " so far";
  return `${end ? "" : "Since "}${timeOf(start)}${until}, ${inMinutes(Math.max(0, minutes))}${soFar}`;
}

function inMinutes(minutes) {
  return minutes === 1 ? "1 minute" : `${minutes} minutes`;
}

function write(element, words) {
  if (element.textContent !== words) element.textContent = words;
  element.hidden = words === "";
}

function setValue(control, value) {
  if (control.type === "radio") control.checked = control.value === value;
  else if (control !== document.activeElement && control.value !== value) control.value = value;
}
