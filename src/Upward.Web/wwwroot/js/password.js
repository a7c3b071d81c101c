// A button beside a password that shows it while one types: long sentences are typed right the first time.
import { onContent, words } from "./words.js";

onContent((root) => {
  for (const input of root.querySelectorAll('input[type="password"][data-show-password]:not([data-wired])')) {
    input.dataset.wired = "1";
    const [show, hide] = [input.dataset.showPassword, words.hide ?? input.dataset.showPassword];
    const row = document.createElement("div");
    row.className = "with-button";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-secondary";
    button.textContent = show;
    button.setAttribute("aria-controls", input.id);
    input.replaceWith(row);
    row.append(input, button);
    button.addEventListener("click", () => {
      const hidden = input.type === "password";
      input.type = hidden ? "text" : "password";
      button.textContent = hidden ? hide : show;
      button.setAttribute("aria-pressed", String(hidden));
    });
    // Sent as a password again, so that no browser keeps it among the words it suggests.
    input.form?.addEventListener("submit", () => (input.type = "password"));
  }
});
