// After a live filter the new count is read out: the part that came in carries data-announce with the sentence.
const voice = document.getElementById("announcer");

export function announce(text) {
  if (!voice || !text) return;
  voice.textContent = "";
  setTimeout(() => { voice.textContent = text; }, 50);
}

document.addEventListener("htmx:after:swap", (event) => {
  const target = event.detail?.ctx?.target ?? event.target;
  const said = target?.matches?.("[data-announce]") ? target : target?.querySelector?.("[data-announce]");
  announce(said?.dataset.announce);
});
