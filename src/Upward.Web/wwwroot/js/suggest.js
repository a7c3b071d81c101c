// Type-ahead over <input data-suggest="/url">: the answer is HTML <li role="option" data-value="…">…</li>. Follows the ARIA
// combobox pattern with a list; without this module the field takes plain text and the server resolves it.
import { onContent } from "./words.js";

let made = 0;

function grow(input) {
  if (input.dataset.ready) return;
  input.dataset.ready = "1";
  const box = document.createElement("div");
  box.className = "suggest";
  input.replaceWith(box);
  const list = Object.assign(document.createElement("ul"), { id: `suggest-${++made}`, className: "suggest-list", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels?.[0]?.textContent ?? input.getAttribute("aria-label") ?? "");
  box.append(input, list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id, autocomplete: "off" })) {
    input.setAttribute(name, value);
  }

  let at = -1, timer, asked;
  const options = () => [...list.querySelectorAll('[role="option"]')];
  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const mark = (next) => {
    const all = options();
    at = (next + all.length) % all.length;
    all.forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
    input.setAttribute("aria-activedescendant", all[at].id);
    all[at].scrollIntoView({ block: "nearest" });
  };
  const take = (option) => {
    input.value = option.dataset.value ?? option.textContent.trim();
    const hidden = input.dataset.idField && document.getElementById(input.dataset.idField);
    if (hidden) hidden.value = option.dataset.id ?? "";
    close();
    input.dispatchEvent(new CustomEvent("suggest:chosen", { bubbles: true, detail: option.dataset }));
  };
  const ask = async () => {
    const text = input.value.trim();
    asked?.abort();
    if (text.length < Number(input.dataset.least ?? 1)) return close();
    asked = new AbortController();
    try {
      const url = new URL(input.dataset.suggest, location.href);
      url.searchParams.set("q", text);
      const answer = await fetch(url, { signal: asked.signal, headers: { "HX-Request": "true" } });
      if (!answer.ok) return close();
      list.innerHTML = await answer.text();
      options().forEach((option, i) => { option.id = `${list.id}-${i}`; });
      list.hidden = options().length === 0;
      at = -1;
      input.setAttribute("aria-expanded", String(!list.hidden));
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 150);
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden) {
      if (event.key === "ArrowDown") { event.preventDefault(); ask(); }
      return;
    }
    if (event.key === "ArrowDown") { event.preventDefault(); mark(at + 1); }
    else if (event.key === "ArrowUp") { event.preventDefault(); mark(at < 0 ? -1 : at - 1); }
    else if (event.key === "Enter" && at >= 0) { event.preventDefault(); take(options()[at]); }
    else if (event.key === "Escape") { event.preventDefault(); event.stopPropagation(); close(); } // the list alone, not the dialog around it
    else if (event.key === "Tab") close();
  });
  // Before blur: a press inside the list must not close it.
  list.addEventListener("pointerdown", (event) => {
    const option = event.target.closest('[role="option"]');
    event.preventDefault();
    if (option) take(option);
  });
  input.addEventListener("blur", close);
}

onContent(() => document.querySelectorAll("input[data-suggest]").forEach(grow));
