// A button that prints what stands on paper; without script it stays hidden, and the browser's own menu does it.
import { onContent } from "./words.js";

onContent(() => document.querySelectorAll("[data-print][hidden]").forEach((button) => (button.hidden = false)));
document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-print]")) print();
});
