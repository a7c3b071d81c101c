// Notes keep themselves: two seconds after the last key the words go to the server. Until it has them they stay in this
// browser, under their note's own name: they outlive a crash, a lost network and a session that ended.
import { onContent } from "./words.js";

const waiting = new WeakMap();
const nameOf = (form) => `upward-note:${form.dataset.note}`;

// A browser may forbid or be out of room: then there is no copy, and the server has the words in two seconds.
function local(work) {
  try {
    return work();
  } catch {
    return null;
  }
}
// With the version they were written upon: words from yesterday must not overwrite what the other wrote this morning.
const keep = (form) => local(() => localStorage.setItem(nameOf(form), JSON.stringify({ text: form.elements.Text.value, seen: form.elements.Seen.value })));
const drop = (form) => local(() => localStorage.removeItem(nameOf(form)));
const later = (form, wait) => {
  clearTimeout(waiting.get(form));
  waiting.set(form, setTimeout(() => send(form), wait));
};

async function send(form) {
  const words = form.elements.Text.value;
  const said = form.querySelector("[data-note-said]");
  try {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { "X-Autosave": "1" }, redirect: "error" });
    if (answer.status !== 200 && answer.status !== 409) throw new Error(String(answer.status));
    const { version, said: sentence, theirs } = await answer.json();
    said.textContent = sentence;
    if (answer.status === 200) {
      form.elements.Seen.value = version;
      if (form.elements.Text.value === words) drop(form);
      return;
    }
    if (theirs === null) return;
    const box = form.querySelector("[data-note-theirs]");
    box.hidden = false;
    box.querySelector("pre").textContent = theirs;
    box.dataset.version = version;
  } catch {
    said.textContent = form.dataset.offline;
    later(form, 15000);
  }
}

document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-note]");
  if (!form) return;
  keep(form);
  later(form, 2000);
});
document.addEventListener("submit", (event) => {
  if (!event.target.dataset?.note) return;
  clearTimeout(waiting.get(event.target));
  drop(event.target);
});
document.addEventListener("click", (event) => {
  const box = event.target.closest?.("[data-note-join]")?.closest("[data-note-theirs]");
  if (!box) return;
  const form = box.closest("form");
  form.elements.Text.value = `${box.querySelector("pre").textContent}\n\n${form.elements.Text.value}`;
  form.elements.Seen.value = box.dataset.version;
  box.hidden = true;
  keep(form);
  send(form);
});
onContent(() => {
  for (const form of document.querySelectorAll("form[data-note]:not([data-read])")) {
    form.dataset.read = "1";
    const draft = local(() => JSON.parse(localStorage.getItem(nameOf(form))));
    if (!draft || draft.text === form.elements.Text.value) continue;
    form.elements.Text.value = draft.text;
    form.elements.Seen.value = draft.seen;
    send(form);
  }
});
