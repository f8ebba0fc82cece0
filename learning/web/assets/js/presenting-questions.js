// Questions from the room, those with most votes first: shown when whoever leads wants them.

export class RoomQuestions {
  constructor(box, count, whenChanged) {
    this.list = document.createElement("ol");
    this.list.className = "room-questions__list";
    box.querySelector("[data-questions-list]").append(this.list);
    this.template = box.querySelector("template[data-question]");
    this.words = box.querySelector("[data-questions-words]");
    Object.assign(this, { box, count, whenChanged, rows: new Map() });
  }

  get isOpen() {
    return !this.box.hidden;
  }

  open(isWanted, opener) {
    this.box.hidden = !isWanted;
    if (isWanted) {
      this.opener = opener;
      this.box.querySelector("h2").focus();
    } else if (this.opener) {
      this.opener.focus();
    }
  }

  take(heard) {
    if (!heard) return;
    const { questions } = heard;
    const open = questions.filter((each) => !each.is_answered).length;
    write(this.count, open ? `(${open})` : "");
    write(this.words, questions.length ? "" : heard.takes_questions ? "Nobody has asked anything yet." : "Questions are not being taken just now.");
    this.words.hidden = !this.words.textContent;
    this.list.hidden = !questions.length;
    const known = new Set(questions.map((each) => each.id));
    for (const [id, row] of this.rows) {
      if (known.has(id)) continue;
      row.remove();
      this.rows.delete(id);
    }
    questions.forEach((each, place) => this.show(each, place, heard.drives));
  }

  // A row keeps its place in the page as long as its place in the list, and focus with it.
  show(question, place, drives) {
    let row = this.rows.get(question.id);
    if (!row) {
      row = this.template.content.firstElementChild.cloneNode(true);
      row.dataset.id = question.id;
      this.rows.set(question.id, row);
    }
    const part = (name) => row.querySelector(`[data-part="${name}"]`);
    write(part("votes"), String(question.votes));
    write(part("votes-word"), question.votes === 1 ? "vote" : "votes");
    write(part("body"), question.body);
    part("answered").hidden = !question.is_answered;
    row.classList.toggle("is-answered", question.is_answered);
    row.querySelector('[data-act="answer_question"]').hidden = question.is_answered || !drives;
    row.querySelector('[data-act="hide_question"]').hidden = !drives;
    if (this.list.children[place] !== row) this.list.insertBefore(row, this.list.children[place] ?? null);
  }
}

function write(element, words) {
  if (element.textContent !== words) element.textContent = words;
}
