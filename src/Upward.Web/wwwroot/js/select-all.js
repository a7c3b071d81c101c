// A table whose head holds a checkbox [data-all]: it chooses the page, shows "some" as mixed, and the bulk bar counts.
import { onContent } from "./words.js";

const rowsOf = (form) => [...form.querySelectorAll('tbody input[type="checkbox"][name]')];

function tell(form) {
  const rows = rowsOf(form);
  const chosen = rows.filter((box) => box.checked).length;
  const all = form.querySelector("[data-all]");
  if (all) {
    all.checked = rows.length > 0 && chosen === rows.length;
    all.indeterminate = chosen > 0 && chosen < rows.length;
  }
  const count = form.querySelector("[data-chosen]");
  if (!count) return;
  count.closest(".bulk").hidden = chosen === 0;
  count.textContent = chosen === 1 ? count.dataset.one : count.dataset.many.replace("{n}", chosen.toLocaleString(document.documentElement.lang));
}

let last = null;
document.addEventListener("click", (event) => {
  const box = event.target.closest?.('tbody input[type="checkbox"][name]');
  const form = box?.closest("form:has([data-all])");
  if (!form) return;
  // Shift extends from the last one, as in every list people know.
  if (event.shiftKey && last && last !== box && form.contains(last)) {
    const rows = rowsOf(form);
    const [from, to] = [rows.indexOf(last), rows.indexOf(box)].sort((a, b) => a - b);
    for (const row of rows.slice(from, to + 1)) row.checked = box.checked;
  }
  last = box;
  tell(form);
});

document.addEventListener("change", (event) => {
  const form = event.target.closest?.("form:has([data-all])");
  if (!form) return;
  if (event.target.matches("[data-all]")) for (const row of rowsOf(form)) row.checked = event.target.checked;
  tell(form);
});

onContent(() => document.querySelectorAll("form:has([data-all])").forEach(tell));
