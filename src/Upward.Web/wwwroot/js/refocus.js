// When a swap took away what had the focus, the focus goes where the part that came in says (data-focus: ids, best first),
// never back to the top of the page.
import { partOf } from "./words.js";

document.addEventListener("htmx:after:swap", (event) => {
  const wishes = partOf(event, "[data-focus]")?.dataset.focus;
  const here = document.activeElement;
  if (!wishes || (here && here !== document.body && here.isConnected && !here.disabled)) return;
  wishes.split(" ").map((id) => document.getElementById(id)).find((part) => part && !part.disabled && part.getClientRects().length)?.focus();
});
