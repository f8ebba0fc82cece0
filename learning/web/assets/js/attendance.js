// The list of those who were there: <form class="attendance"> with a row [data-who] for each and
// [data-part] around each letter. The field of [data-finder] hides rows as one types; what was
// ticked stays ticked, and [data-changes] says how much of it is not saved yet.

const form = document.querySelector("form.attendance");

function plain(text) {
  return text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase();
}

function find(rows, typed) {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const { row, text } of rows) {
    row.hidden = !words.every((word) => text.includes(word));
    if (!row.hidden) shown += 1;
  }
  for (const part of form.querySelectorAll("[data-part]")) {
    part.hidden = !part.querySelector("[data-who]:not([hidden])");
  }
  return words.length ? shown : null;
}

function watchFinder() {
  const finder = document.querySelector("[data-finder]");
  const rows = [...form.querySelectorAll("[data-who]")].map((row) => ({
    row,
    text: plain(row.textContent),
  }));
  const input = finder.querySelector("input");
  const words = finder.querySelector("[data-finder-words]");
  const show = () => {
    const shown = find(rows, input.value);
    words.textContent = shown === null ? "" : shown === 1 ? "1 found" : `${shown} found`;
  };
  finder.hidden = false;
  input.addEventListener("input", show);
  // Enter belongs to finding: it ticks the only one found, and saves nothing.
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const found = rows.filter(({ row }) => !row.hidden);
    if (found.length === 1 && input.value.trim()) found[0].row.querySelector("input").click();
  });
  window.addEventListener("pageshow", show);
}

function watchChanges() {
  const boxes = [...form.querySelectorAll('input[name="there"]')];
  const words = form.querySelector("[data-changes]");
  let isSending = false;
  const changed = () => boxes.filter((box) => box.checked !== box.defaultChecked).length;
  const show = () => {
    const count = changed();
    words.textContent = count === 0 ? "" : count === 1 ? "1 tick is not saved yet." : `${count} ticks are not saved yet.`;
  };
  form.addEventListener("change", show);
  form.addEventListener("submit", () => { isSending = true; });
  window.addEventListener("pageshow", () => { isSending = false; show(); });
  window.addEventListener("beforeunload", (event) => {
    if (!isSending && changed()) event.preventDefault();
  });
}

if (form) {
  watchFinder();
  watchChanges();
}
