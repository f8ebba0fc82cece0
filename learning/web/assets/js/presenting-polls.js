// What the room answers, at its step: a bar and a number for each answer, and the same in a table.

// The poll of that step, the open one first.
export function pollOf(heard, key) {
  return heard?.polls.find((each) => each.step_key === key);
}

export function showPoll(step, poll, { isRevealed, isWall }) {
  const box = step.querySelector("[data-poll]");
  for (const answer of step.querySelectorAll("[data-answer]")) answer.hidden = !isRevealed;
  if (!box) return;
  // Of words nothing is shown while they still come in.
  const list = box.querySelector(".poll__choices");
  if ("pollText" in box.dataset) list.hidden = !(poll && !poll.is_open) && !isRevealed;
  box.classList.toggle("poll--asked", Boolean(poll));
  for (const choice of list.children) showChoice(choice, poll, isRevealed);
  showTable(box, poll);
  const words = box.querySelector("[data-poll-words]");
  if (words) write(words, poll ? wordsOf(poll, isWall) : "");
}

function showChoice(choice, poll, isRevealed) {
  const count = countOf(poll, choice.dataset.option);
  const [bar, number] = [choice.querySelector(".poll__bar"), choice.querySelector(".poll__count")];
  const isRight = isRevealed && "right" in choice.dataset;
  bar.hidden = number.hidden = !poll;
  if (poll) {
    bar.style.setProperty("--share", `${poll.answers ? (100 * count) / poll.answers : 0}%`);
    write(number, String(count));
  }
  choice.classList.toggle("is-right", isRight);
  const word = choice.querySelector("[data-right-word]");
  if (word) word.hidden = !isRight;
}

function showTable(box, poll) {
  const table = box.querySelector("[data-poll-table]");
  if (!table) return;
  table.hidden = !poll || ("pollText" in box.dataset && poll.is_open);
  if (!poll) return;
  for (const row of table.querySelectorAll("[data-option]")) {
    const count = countOf(poll, row.dataset.option);
    write(row.cells[1], String(count));
    write(row.cells[2], String(poll.answers ? Math.round((100 * count) / poll.answers) : 0));
  }
}

function countOf(poll, option) {
  const at = poll ? poll.options.indexOf(option) : -1;
  return at < 0 ? 0 : poll.counts[at];
}

function wordsOf(poll, isWall) {
  const answers = poll.answers === 1 ? "1 answer" : `${poll.answers} answers`;
  if (poll.is_open) return `${answers} so far${isWall ? ". Answer on your phone" : ""}.`;
  return poll.is_shown ? `${answers}. The room sees them on its phones.` : `${answers}. Closed.`;
}

function write(element, words) {
  if (element.textContent !== words) element.textContent = words;
}
