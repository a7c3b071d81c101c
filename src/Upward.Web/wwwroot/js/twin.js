// A slider beside a number: each follows the other. The number is the field that is sent; it may go beyond the slider's end.
document.addEventListener("input", (event) => {
  const at = event.target;
  if (at.matches("input[type=range][data-twin]")) {
    const number = document.getElementById(at.dataset.twin);
    if (number) number.value = at.value;
  } else if (at.id) {
    const slider = document.querySelector(`input[type=range][data-twin="${CSS.escape(at.id)}"]`);
    if (slider) slider.value = at.value;
  }
});

// What is only for browsers without script.
for (const element of document.querySelectorAll("[data-no-script]")) element.hidden = true;
