// After a live filter the new count is read out: the part that came in carries data-announce with the sentence.
import { partOf } from "./words.js";

const voice = document.getElementById("announcer");

export function announce(text) {
  if (!voice || !text) return;
  voice.textContent = "";
  setTimeout(() => { voice.textContent = text; }, 50);
}

document.addEventListener("htmx:after:swap", (event) => announce(partOf(event, "[data-announce]")?.dataset.announce));
