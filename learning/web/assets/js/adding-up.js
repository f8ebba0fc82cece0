// Shares that make a whole: <form data-adds-up="100"> around number or range inputs, and in it
// <p data-adds-up-words role="status">. It says the running total and what is left; the server
// decides. A <meter> that stands in one row with an input follows it.

function watch(form) {
  const whole = Number(form.dataset.addsUp);
  const inputs = [...form.querySelectorAll('input[type="number"], input[type="range"], input[inputmode="numeric"]')];
  const words = form.querySelector("[data-adds-up-words]");
  const show = () => {
    const total = inputs.reduce((sum, input) => sum + (Number(input.value) || 0), 0);
    words.textContent = inWords(total, whole);
    for (const input of inputs) meterOf(input, form)?.setAttribute("value", Number(input.value) || 0);
  };
  form.addEventListener("input", show);
  window.addEventListener("pageshow", show);
  show();
}

// The nearest one around the input that is not the form's.
function meterOf(input, form) {
  let row = input.parentElement;
  while (row !== form && !row.querySelector("meter")) row = row.parentElement;
  return row === form ? null : row.querySelector("meter");
}

function inWords(total, whole) {
  if (total === whole) return `${total} per cent: that is the whole day.`;
  if (total > whole) return `${total} per cent so far: ${total - whole} too many.`;
  return `${total} per cent so far: ${whole - total} left.`;
}

document.querySelectorAll("[data-adds-up]").forEach(watch);
