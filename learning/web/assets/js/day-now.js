// What goes on just now, at the top of the page of the day: since when, and two buttons.

import { timesOf } from "./day-rows.js";

export class DayNow {
  constructor(section) {
    this.section = section;
    this.invitation = document.querySelector("[data-day-start]") ? "Tap what you see. The next tap ends it." : "";
    this.heading = section.querySelector("h2");
    this.times = document.createElement("p");
    this.buttons = document.createElement("div");
    this.buttons.className = "buttons";
    this.buttons.append(button("End", "end", "govuk-button govuk-button--secondary"), button("Undo", "remove", "govuk-button button--quiet"));
    section.replaceChildren(this.heading, this.times, this.buttons);
  }

  // `activity`: what runs, null for nothing.
  show(activity, title) {
    const word = document.createElement("span");
    word.className = "day-now__word";
    word.textContent = "Now";
    const words = activity ? title : "Nothing is being noted";
    if (this.heading.textContent !== `Now ${words}`) this.heading.replaceChildren(word, ` ${words}`);
    this.times.textContent = activity ? timesOf(activity) : this.invitation;
    this.times.hidden = !this.times.textContent;
    this.buttons.hidden = !activity;
    this.section.dataset.key = activity?.key ?? "";
    for (const each of this.buttons.children) each.querySelector("span").textContent = ` ${title}`;
  }
}

function button(words, act, className) {
  const made = document.createElement("button");
  const about = document.createElement("span");
  about.className = "govuk-visually-hidden";
  Object.assign(made, { type: "button", className });
  made.dataset.act = act;
  made.append(words, about);
  return made;
}
