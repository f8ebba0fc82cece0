// A disclosure that hangs over the page closes when one turns away from it.

export function closeDisclosures() {
  for (const details of document.querySelectorAll("details[data-closes]")) {
    document.addEventListener("click", (event) => {
      if (!details.contains(event.target)) details.open = false;
    });
    details.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !details.open) return;
      details.open = false;
      details.querySelector("summary").focus();
    });
  }
}
