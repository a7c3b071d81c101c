// The profile form: one more row and the same hours on all weekdays, without asking the server. Both buttons also work without this.
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-add-row], [data-weekdays]");
  if (!button) return;
  const done = button.matches("[data-weekdays]") ? sameEveryWeekday(button.form) : addRow(button);
  if (done) event.preventDefault();
});

function addRow(button) {
  const list = button.closest("section").querySelector("[data-rows]");
  const last = list?.lastElementChild;
  if (!last) return false;
  const row = last.cloneNode(true);
  const next = (text) => text.replace(/([[_])(\d+)([\]_])/, (_, open, n, close) => open + (Number(n) + 1) + close);
  row.querySelector(".skill-meant")?.remove();
  for (const box of row.querySelectorAll(".suggest")) {
    // The type-ahead grows its own box round the field; the copy starts from the plain field again.
    const input = box.querySelector("input");
    for (const name of ["role", "aria-autocomplete", "aria-expanded", "aria-controls", "aria-activedescendant", "data-ready"]) input.removeAttribute(name);
    box.replaceWith(input);
  }
  for (const element of row.querySelectorAll("[id], [name], [for], [aria-describedby]")) {
    for (const name of ["id", "name", "for", "aria-describedby"]) if (element.hasAttribute(name)) element.setAttribute(name, next(element.getAttribute(name)));
  }
  for (const label of row.querySelectorAll("label")) label.firstChild.textContent = label.firstChild.textContent.replace(/\d+/, (n) => Number(n) + 1);
  for (const input of row.querySelectorAll("input")) input.value = "";
  list.append(row);
  document.dispatchEvent(new CustomEvent("htmx:after:swap"));
  row.querySelector("input")?.focus();
  return true;
}

function sameEveryWeekday(form) {
  const fields = (day) => [...form.querySelectorAll(`[data-day="${day}"]`)];
  const isFilled = (field) => (field.type === "checkbox" ? field.checked : field.value.trim() !== "");
  const model = [0, 1, 2, 3, 4].find((day) => fields(day).some(isFilled));
  if (model === undefined) return true;
  for (let day = 0; day < 5; day++) {
    fields(day).forEach((field, i) => {
      const from = fields(model)[i];
      if (field.type === "checkbox") field.checked = from.checked;
      else field.value = from.value;
    });
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
  return true;
}
