// Disclosures: one that hangs over the page, and those that fold a long list on a phone.

const narrow = window.matchMedia("(max-width: 44rem)");

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

// Groups of a long list stand open. In a narrow window they fold to their titles, and a link to
// one of them opens it.
export function foldGroups() {
  const groups = [...document.querySelectorAll("details[data-folds]")];
  if (!narrow.matches || groups.length === 0) return;
  for (const group of groups) group.open = false;
  const openTarget = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const group = target?.closest("details[data-folds]");
    if (group) group.open = true;
  };
  window.addEventListener("hashchange", openTarget);
  openTarget();
}
