// The wall by its keyboard, or a clicker: steps, a blank screen, full screen, help.

const moves = {
  ArrowRight: "next",
  ArrowDown: "next",
  PageDown: "next",
  ArrowLeft: "back",
  ArrowUp: "back",
  PageUp: "back",
  Home: "first",
  End: "last",
};
const letters = { b: "blank", f: "full_screen", "?": "help" };
const kept = "alongside:presenting-letters";

export class Keys {
  constructor(main, steps, whenAsked) {
    this.blank = main.querySelector("[data-blank]");
    this.help = main.querySelector("[data-help]");
    this.box = main.querySelector("[data-letters]");
    Object.assign(this, { main, steps, whenAsked });
    this.setLetters(recalled() !== "no");
    this.box.addEventListener("click", () => this.setLetters(!this.hasLetters));
    this.blank.addEventListener("click", () => this.do("blank"));
    document.addEventListener("keydown", (event) => this.pressed(event));
    document.addEventListener("fullscreenchange", () => this.steps.fit(true));
  }

  get hasLetters() {
    return this.box.getAttribute("aria-pressed") === "true";
  }

  // Whoever speaks to the computer, or brushes a key, can do without them.
  setLetters(isOn) {
    this.box.setAttribute("aria-pressed", String(isOn));
    remember(isOn ? "yes" : "no");
  }

  pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (!this.blank.hidden) {
      event.preventDefault();
      this.do("blank");
      return;
    }
    if (this.help.open || event.target.closest("input, textarea, select")) return;
    const act = this.actOf(event);
    if (!act) return;
    event.preventDefault();
    this.whenAsked(act);
  }

  actOf(event) {
    if (event.key === " ") return this.actOfSpace(event);
    if (event.key in moves) return this.scrolls(event) ? null : moves[event.key];
    return this.hasLetters ? letters[event.key.toLowerCase()] : null;
  }

  // Space presses what has the focus; the two ways are links, which know no space.
  actOfSpace(event) {
    const way = event.target.closest("a[data-act]");
    if (way) return way.dataset.act;
    if (event.target.closest("button, a, summary")) return null;
    return event.shiftKey ? "back" : "next";
  }

  // A long step that has the focus is read to its end before the next one comes.
  scrolls(event) {
    const { box } = this.steps;
    if (event.target !== box || !["ArrowDown", "ArrowUp", "PageDown", "PageUp"].includes(event.key)) return false;
    const isDown = event.key.endsWith("Down");
    return isDown ? box.scrollTop + box.clientHeight < box.scrollHeight - 2 : box.scrollTop > 2;
  }

  do(act) {
    if (act === "blank") this.toggleBlank();
    if (act === "help") this.help.showModal();
    if (act === "close_help") this.help.close();
    if (act === "full_screen") this.toggleFullScreen();
  }

  toggleBlank() {
    this.blank.hidden = !this.blank.hidden;
    if (this.blank.hidden) this.before?.focus();
    else {
      this.before = document.activeElement;
      this.blank.focus();
    }
  }

  async toggleFullScreen() {
    try {
      if (document.fullscreenElement) await document.exitFullscreen();
      else await document.documentElement.requestFullscreen();
    } catch {
      // A browser that does not want to stays as it is.
    }
  }
}

function recalled() {
  try {
    return localStorage.getItem(kept);
  } catch {
    return null;
  }
}

function remember(value) {
  try {
    localStorage.setItem(kept, value);
  } catch {
    // Then it holds for this page.
  }
}
