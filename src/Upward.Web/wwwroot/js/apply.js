// An application form: a question that depends on another shows only when it is asked. Without script all questions stand
// there, each with the sentence that says when; the server leaves out what was not asked.
import { onContent } from "./words.js";

const answered = (form, base) => [...form.elements].filter((e) => e.name?.startsWith(base + ".") && (e.checked || !/^(radio|checkbox)$/.test(e.type))).map((e) => e.value);

function arrange(form) {
  for (const question of form.querySelectorAll("[data-when]")) {
    if (question.dataset.when) question.hidden = !answered(form, question.dataset.when).includes(question.dataset.is);
  }
}

onContent(() => document.querySelectorAll("form[data-keep]").forEach(arrange));
document.addEventListener("change", (event) => {
  const form = event.target.closest?.("form[data-keep]");
  if (form) arrange(form);
});
