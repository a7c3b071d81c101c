// When a swap took away what had the focus, the focus goes where the part that came in says (data-focus: ids, best first),
// never back to the top of the page. It goes there as soon as the parts are in place: a view transition over them takes
// most of a second, and whoever presses Tab meanwhile would begin at the top.
import { partOf } from "./words.js";

let wishes = "";

function restore(event) {
  wishes = partOf(event, "[data-focus]")?.dataset.focus ?? wishes;
  const here = document.activeElement;
  if (!wishes || (here && here !== document.body && here.isConnected && !here.disabled)) return;
  wishes.split(" ").map((id) => document.getElementById(id)).find((part) => part && !part.disabled && part.getClientRects().length)?.focus();
}

document.addEventListener("htmx:after:settle", restore);
document.addEventListener("htmx:after:swap", (event) => {
  restore(event);
  wishes = "";
});
