// After a live filter the new count is read out: the part that came in carries data-announce with the sentence. A part that
// comes in every second also carries data-milestone, and is read out only when that has changed.
import { partOf } from "./words.js";

const voice = document.getElementById("announcer");
let reached;

export function announce(text) {
  if (!voice || !text) return;
  voice.textContent = "";
  setTimeout(() => { voice.textContent = text; }, 50);
}

document.addEventListener("htmx:after:swap", (event) => {
  const said = partOf(event, "[data-announce]")?.dataset;
  if (said?.milestone !== undefined) {
    if (said.milestone === reached) return;
    reached = said.milestone;
  }
  announce(said?.announce);
});
