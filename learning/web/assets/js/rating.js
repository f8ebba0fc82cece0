// Several statements of a skills audit on one page: each choice is saved as it is made. What could
// not be saved stays chosen, says so, is tried again, and goes with the button of the form.

import { isRefusal, post } from "./person.js";

const retryAfter = 15000;

function saveChoices(room) {
  const statements = [...room.querySelectorAll("fieldset.rate")].map((set) => new Statement(set, room));
  const tryAgain = () => statements.forEach((each) => each.save());
  let isSent = false;
  room.querySelector("form").addEventListener("submit", () => (isSent = true));
  window.addEventListener("pageshow", () => (isSent = false));
  window.addEventListener("online", tryAgain);
  window.addEventListener("pagehide", () => {
    if (!isSent) statements.forEach((each) => each.save({ keepalive: true }));
  });
  // The browser asks whether to leave: only while something chosen has not arrived.
  window.addEventListener("beforeunload", (event) => {
    if (!isSent && statements.some((each) => each.hasFailed)) event.preventDefault();
  });
  // A refused form shows choices that nobody has kept yet: its button decides.
  if (isRefusal) statements.forEach((each) => each.leaveToTheButton());
}

class Statement {
  constructor(set, room) {
    this.slug = set.id.replace(/^statement-/, "");
    this.url = `${room.dataset.rating}/${this.slug}`;
    this.progress = document.querySelector("[data-progress]");
    this.edition = set.querySelector('input[type="hidden"]');
    this.radios = [...set.querySelectorAll('input[type="radio"]')];
    this.saved = this.chosen;
    this.isBusy = this.hasFailed = this.isLeft = false;
    this.status = document.createElement("p");
    this.status.className = "draft-status";
    this.status.setAttribute("role", "status");
    set.append(this.status);
    set.addEventListener("change", () => this.save());
  }

  get chosen() {
    return this.radios.find((radio) => radio.checked)?.value;
  }

  leaveToTheButton() {
    this.isLeft = true;
  }

  async save(options = {}) {
    window.clearTimeout(this.timer);
    const answer = this.chosen;
    if (this.isLeft || this.isBusy || !answer || answer === this.saved) return;
    this.isBusy = true;
    try {
      const headers = { Accept: "application/json" };
      const response = await post(this.url, { answer, edition: this.edition.value }, { headers, ...options });
      if (response.ok) this.succeeded(answer, await response.json());
      else if (response.status === 409 || response.status === 422) this.refused(await response.json());
      else this.failed();
    } catch {
      this.failed();
    }
    this.isBusy = false;
    if (!this.hasFailed) this.save();
  }

  succeeded(answer, { edition, answered, progress }) {
    this.saved = answer;
    this.hasFailed = false;
    this.edition.value = edition;
    this.say("Saved");
    this.progress?.querySelector(".progress__words")?.replaceChildren(progress);
    const meter = this.progress?.querySelector("progress");
    if (!meter) return;
    meter.value = answered;
    meter.setAttribute("aria-label", progress);
  }

  // Answered otherwise elsewhere, or the round is finished: the button leads to the page that asks.
  refused({ message }) {
    this.hasFailed = this.isLeft = true;
    this.say(`${message} Your choice here is not saved: press the button at the end of the page.`);
  }

  failed() {
    this.hasFailed = true;
    this.say("Not saved yet. It is tried again, or press the button at the end of the page.");
    this.timer = window.setTimeout(() => this.save(), retryAfter);
  }

  say(words) {
    if (this.status.textContent !== words) this.status.textContent = words;
  }
}

document.querySelectorAll("[data-rating]").forEach(saveChoices);
