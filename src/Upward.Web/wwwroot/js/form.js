// Forms: after a refusal the focus goes to the summary; a second click sends nothing; leaving with unsaved words asks first.
import { onContent } from "./words.js";

onContent(() => {
  const summary = document.querySelector(".error-summary:not([data-seen])");
  if (!summary) return;
  summary.dataset.seen = "1";
  summary.focus();
});

// Filters send themselves; their button is for pages without script.
document.addEventListener("change", (event) => {
  const form = event.target.closest?.("form[data-auto]");
  if (form && !event.target.matches('[type="search"], [type="text"]')) form.requestSubmit();
});

const dirty = new Set();
document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-guard]");
  if (form) dirty.add(form);
});
document.addEventListener("submit", (event) => {
  const form = event.target;
  dirty.delete(form);
  if (form.dataset.sent && form.method === "post") {
    event.preventDefault();
    return;
  }
  if (event.defaultPrevented || form.method !== "post") return;
  form.dataset.sent = "1";
  setTimeout(() => delete form.dataset.sent, 3000); // an answer that is a file leaves the page standing
});
// Going back brings the page out of the browser's cache: the form may be sent again.
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));
addEventListener("beforeunload", (event) => {
  for (const form of dirty) {
    if (form.isConnected) event.preventDefault();
    else dirty.delete(form);
  }
});
