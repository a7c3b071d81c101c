// A button that copies a text of the page; it is there only where the browser lets it.
import { onContent } from "./words.js";
import { announce } from "./announce.js";

onContent((root) => {
  for (const button of root.querySelectorAll("button[data-copy][hidden]")) {
    const source = document.getElementById(button.dataset.copy);
    if (!source || !navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(source.value ?? source.textContent);
      button.querySelector("span").textContent = button.dataset.copied;
      announce(button.dataset.copied);
    });
  }
});
