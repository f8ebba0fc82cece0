// A form goes to the clipboard as rich text, so that it is a table again in a word processor.

const LINES = /blank-(\d+)/;

// What a word processor understands: borders said on each cell, room to write as empty lines.
function dressed(form) {
  const copy = form.cloneNode(true);
  for (const frame of copy.querySelectorAll(".table-frame")) frame.replaceWith(...frame.childNodes);
  for (const table of copy.querySelectorAll("table")) {
    table.border = "1";
    table.cellPadding = "4";
    table.style.borderCollapse = "collapse";
    table.style.width = "100%";
  }
  for (const cell of copy.querySelectorAll("th, td")) {
    cell.style.border = "1px solid #6b7280";
    cell.style.verticalAlign = "top";
    cell.style.textAlign = "left";
  }
  for (const blank of copy.querySelectorAll(".blank")) {
    const lines = Number(LINES.exec(blank.className)?.[1] ?? 1);
    const breaks = Array.from({ length: lines }, () => document.createElement("br"));
    blank.replaceWith(...(blank.closest("td, th") || lines > 1 ? breaks : ["____________________"]));
  }
  return copy;
}

function inWords(form) {
  const rows = (table) => [...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent.trim()).join("\t"));
  return [...form.querySelectorAll("h2, h3, p, li, table")]
    .filter((piece) => piece.tagName === "TABLE" || !piece.closest("table"))
    .flatMap((piece) => (piece.tagName === "TABLE" ? rows(piece) : [piece.textContent.trim()]))
    .join("\n");
}

// The event of copying works on plain http too, where the newer clipboard is out of reach.
function copied(form) {
  const copy = dressed(form);
  let isDone = false;
  const give = (event) => {
    event.clipboardData.setData("text/html", copy.outerHTML);
    event.clipboardData.setData("text/plain", inWords(copy));
    event.preventDefault();
    isDone = true;
  };
  document.addEventListener("copy", give, { once: true });
  document.execCommand("copy");
  document.removeEventListener("copy", give);
  return isDone;
}

export function offerCopying() {
  const form = document.querySelector("[data-copied]");
  const words = document.querySelector("[data-copy-words]");
  for (const button of document.querySelectorAll("button[data-copy]")) {
    button.hidden = false;
    words.textContent = "";
    button.addEventListener("click", () => {
      words.textContent = copied(form)
        ? "Copied. Paste it into your word processor."
        : "Your browser did not allow it. Select the form below and copy it, or save it as PDF.";
    });
  }
}
