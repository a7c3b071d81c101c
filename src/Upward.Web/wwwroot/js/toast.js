// What just happened stays for ten seconds, longer while it is pointed at or holds the focus; then it leaves.
import { onContent, words } from "./words.js";

const rest = 10_000;

function live(toast) {
  if (toast.dataset.live) return;
  toast.dataset.live = "1";
  const away = toast.querySelector("[data-dismiss]");
  if (away) away.hidden = false;
  let timer;
  const start = () => { timer = setTimeout(() => toast.remove(), rest); };
  const hold = () => clearTimeout(timer);
  toast.addEventListener("pointerenter", hold);
  toast.addEventListener("pointerleave", start);
  toast.addEventListener("focusin", hold);
  toast.addEventListener("focusout", start);
  start();
}

export function say(text) {
  const toast = document.createElement("div");
  toast.className = "toast";
  toast.setAttribute("role", "status");
  toast.append(Object.assign(document.createElement("span"), { textContent: text }));
  const away = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-sm", textContent: "×" });
  away.dataset.dismiss = "";
  away.setAttribute("aria-label", words.dismiss ?? "");
  toast.append(away);
  document.getElementById("toasts")?.append(toast);
  live(toast);
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-dismiss]")) event.target.closest(".toast")?.remove();
});
onContent(() => document.querySelectorAll(".toast").forEach(live));

// A request that never arrived changes nothing on the page; it must not look as if it had worked.
document.addEventListener("htmx:error", (event) => {
  if (event.detail?.error?.name !== "AbortError") say(words.failed ?? "");
});
