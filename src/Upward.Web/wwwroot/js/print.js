// A button that prints the page; it is there only where it works.
import { onContent } from "./words.js";

onContent((root) => {
  for (const button of root.querySelectorAll("button[data-print][hidden]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
});
