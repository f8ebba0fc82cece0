// Shares that make a whole: <form data-adds-up="100"> around number or range inputs, and in it
// <p data-adds-up-words role="status">. It says the running total and what is left; the server
// decides. <output data-value-of="id-of-an-input"> shows the value of a range.

function watch(form) {
  const whole = Number(form.dataset.addsUp);
  const inputs = [...form.querySelectorAll('input[type="number"], input[type="range"], input[inputmode="numeric"]')];
  const words = form.querySelector("[data-adds-up-words]");
  const outputs = [...form.querySelectorAll("output[data-value-of]")];
  const show = () => {
    const total = inputs.reduce((sum, input) => sum + (Number(input.value) || 0), 0);
    words.textContent = inWords(total, whole);
    for (const output of outputs) output.textContent = `${document.getElementById(output.dataset.valueOf).value} per cent`;
  };
  form.addEventListener("input", show);
  window.addEventListener("pageshow", show);
  show();
}

function inWords(total, whole) {
  if (total === whole) return `${total} per cent: that is the whole day.`;
  if (total > whole) return `${total} per cent so far: ${total - whole} too many.`;
  return `${total} per cent so far: ${whole - total} left.`;
}

document.querySelectorAll("[data-adds-up]").forEach(watch);
