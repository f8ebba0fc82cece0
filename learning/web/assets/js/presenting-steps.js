// The steps of a session: one is shown, and made to fit where it can.

const smallest = 0.62;
const smaller = 0.06;

export class Steps {
  constructor(main, isWall, whenChanged) {
    this.all = [...main.querySelectorAll("[data-step]")];
    this.at = Math.max(0, this.all.findIndex((each) => !each.hidden));
    this.box = main.querySelector("[data-steps]");
    this.count = main.querySelector("[data-count]");
    this.said = main.querySelector("[data-said]");
    this.back = main.querySelector("[data-act='back']");
    this.next = main.querySelector("[data-act='next']");
    Object.assign(this, { main, isWall, whenChanged });
    window.addEventListener("resize", () => this.fit(true));
    this.box.addEventListener("load", () => this.fit(true), true);
    document.fonts?.ready.then(() => this.fit(true));
    this.mark();
  }

  get here() {
    return this.all[this.at];
  }

  get key() {
    return this.here.dataset.step;
  }

  // Shows the step of that key; whether there is one.
  show(key) {
    const to = this.all.findIndex((each) => each.dataset.step === key);
    if (to < 0 || to === this.at) return to >= 0;
    this.here.hidden = true;
    this.at = to;
    this.here.hidden = false;
    this.box.scrollTop = 0;
    if (!this.isWall) window.scrollTo({ top: 0 });
    this.mark();
    const title = this.here.querySelector("h2").textContent;
    this.said.textContent = `Step ${to + 1} of ${this.all.length}: ${title}`;
    history.replaceState(null, "", `${location.pathname}?step=${to + 1}`);
    this.whenChanged();
    return true;
  }

  mark() {
    const last = this.all.length - 1;
    this.count.textContent = `${this.at + 1} of ${last + 1}`;
    this.main.classList.toggle("is-first", this.at === 0);
    this.back.href = `?step=${Math.max(this.at, 1)}`;
    this.next.href = `?step=${Math.min(this.at + 2, last + 1)}`;
    for (const [way, isOff] of [[this.back, this.at === 0], [this.next, this.at === last]]) {
      way.classList.toggle("is-off", isOff);
      way.setAttribute("aria-disabled", String(isOff));
    }
  }

  // Words become a little smaller until the step needs no scrolling; below a point it scrolls.
  fit(isForced = false) {
    if (!this.isWall) return;
    const step = this.here;
    const shape = `${step.dataset.step} ${step.scrollHeight} ${this.box.clientHeight} ${this.box.clientWidth}`;
    if (!isForced && shape === this.fitted) return;
    let size = 1;
    do {
      step.style.setProperty("--fit", size.toFixed(2));
      size -= smaller;
    } while (this.box.scrollHeight > this.box.clientHeight + 1 && size >= smallest);
    const isLong = this.box.scrollHeight > this.box.clientHeight + 1;
    if (isLong) this.box.tabIndex = 0;
    else this.box.removeAttribute("tabindex");
    this.fitted = `${step.dataset.step} ${step.scrollHeight} ${this.box.clientHeight} ${this.box.clientWidth}`;
  }
}
