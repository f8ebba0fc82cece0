// A form is sent once, however often its button is pressed. After a while it may be sent again,
// in case the network swallowed it.

const againAfter = 8000;

export function guardAgainstDoubleSending() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    markAsSent(form, event.submitter);
  });
}

function markAsSent(form, button) {
  form.dataset.sent = "yes";
  button?.setAttribute("aria-disabled", "true");
  const allowAgain = () => {
    delete form.dataset.sent;
    button?.removeAttribute("aria-disabled");
  };
  window.setTimeout(allowAgain, againAfter);
  window.addEventListener("pageshow", allowAgain, { once: true });
}
