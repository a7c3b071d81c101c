// "/" goes to the search, "?" shows the keys. Single keys can be switched off (WCAG 2.1.4).
import { openDialog } from "./dialog.js";

const slot = "upward-no-shortcuts";
const off = () => document.body.classList.contains("no-shortcuts");
if (localStorage.getItem(slot)) document.body.classList.add("no-shortcuts");

const box = document.querySelector("[data-shortcuts-switch]");
if (box) {
  box.checked = !off();
  box.addEventListener("change", () => {
    document.body.classList.toggle("no-shortcuts", !box.checked);
    if (box.checked) localStorage.removeItem(slot);
    else localStorage.setItem(slot, "1");
  });
}

const writing = (at) => at.closest?.("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (off() || event.ctrlKey || event.metaKey || event.altKey || writing(event.target) || document.querySelector("dialog[open]")) return;
  if (event.key === "?") {
    event.preventDefault();
    openDialog(document.getElementById("keys"));
    return;
  }
  const field = document.querySelector(`[data-shortcut="${CSS.escape(event.key)}"]`);
  if (!field || field.getClientRects().length === 0) return;
  event.preventDefault();
  field.focus();
  field.select?.();
});
