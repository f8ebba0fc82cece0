// A timer for a step: quiet, started here, known to every window of the room. Without a connection
// it runs here, and the room is told when there is one again.

const usual = 5;

export class Timer {
  constructor(box, room, minutesOfStep) {
    const act = (name) => box.querySelector(`[data-act="${name}"]`);
    Object.assign(this, { box, room, minutesOfStep, left: box.querySelector("[data-timer-left]") });
    this.buttons = { start: act("start_timer"), pause: act("pause_timer"), more: act("add_minute"), stop: act("stop_timer") };
    // Running until an instant of this device's clock, or resting with seconds left, or neither.
    this.endsAt = this.rest = null;
    this.isUntold = false;
  }

  begin() {
    this.box.hidden = false;
    window.setInterval(() => this.show(), 250);
    this.show();
  }

  get seconds() {
    return this.endsAt === null ? this.rest : Math.max(0, Math.round((this.endsAt - Date.now()) / 1000));
  }

  do(act) {
    const seconds = this.seconds;
    if (act === "start_timer") this.run(seconds || (this.minutesOfStep() || usual) * 60);
    if (act === "add_minute") this.run((seconds ?? 0) + 60);
    if (act === "pause_timer") Object.assign(this, { endsAt: null, rest: seconds });
    if (act === "stop_timer") Object.assign(this, { endsAt: null, rest: null });
    this.isUntold = true;
    this.show();
    this.tellOnce();
  }

  run(seconds) {
    Object.assign(this, { endsAt: Date.now() + seconds * 1000, rest: null });
  }

  async tell() {
    if (!this.room.drives) {
      // A window that rehearses has a timer of its own; one that follows shows that of the room.
      this.isUntold = !this.room.heard?.is_open;
      return;
    }
    const told = [this.endsAt, this.rest];
    const { seconds } = this;
    const send = (action, length = null) => this.room.act({ action, step_key: null, seconds: length });
    let result = await (seconds === null ? send("stop_timer") : send("start_timer", Math.max(1, seconds)));
    if (this.endsAt === null && this.rest !== null && result.isDone) result = await send("pause_timer");
    const isSame = told[0] === this.endsAt && told[1] === this.rest;
    if (!isSame) await this.tell();
    else if (result.isDone) this.isUntold = false;
  }

  // The timer as the server knows it, by its clock.
  take(heard) {
    if (!heard?.is_open) return;
    if (this.isUntold && heard.drives) {
      if (!this.room.trouble) this.tellOnce();
      return;
    }
    this.isUntold = false;
    const { ends_at: endsAt, left } = heard.timer;
    const ahead = Date.parse(heard.now) - this.room.heardAt;
    Object.assign(this, { endsAt: endsAt ? Date.parse(endsAt) - ahead : null, rest: left });
    this.show();
  }

  // Never twice at once: an answer to the one would look like a change to the other, for ever.
  async tellOnce() {
    if (this.isTelling) return;
    this.isTelling = true;
    await this.tell();
    this.isTelling = false;
  }

  show() {
    const { seconds } = this;
    const isThere = seconds !== null;
    const words = isThere ? (seconds ? clock(seconds) : "Time") : "";
    if (this.left.textContent !== words) this.left.textContent = words;
    this.box.classList.toggle("is-there", isThere);
    this.box.classList.toggle("is-over", seconds === 0);
    this.box.classList.toggle("is-resting", this.rest !== null);
    this.buttons.start.hidden = this.endsAt !== null;
    this.buttons.start.textContent = isThere ? "Go on" : `Timer, ${this.minutesOfStep() || usual} min`;
    this.buttons.pause.hidden = this.endsAt === null || seconds === 0;
    this.buttons.more.hidden = this.buttons.stop.hidden = !isThere;
  }
}

function clock(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
