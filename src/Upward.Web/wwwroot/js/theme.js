// Light, dark, or as the system says. Kept in a cookie, so that the server draws the next page right from the start.
const root = document.documentElement;

function show(theme) {
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
  for (const button of document.querySelectorAll("[data-set-theme]")) {
    button.setAttribute("aria-pressed", String(button.dataset.setTheme === theme));
  }
}

for (const row of document.querySelectorAll("[data-themes]")) row.hidden = false;
show(root.dataset.theme ?? "");

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-set-theme]");
  if (!button) return;
  const theme = button.dataset.setTheme;
  const path = new URL("..", import.meta.url).pathname;
  document.cookie = `upward-theme=${theme}; path=${path}; max-age=${theme ? 31536000 : 0}; samesite=lax`;
  show(theme);
});
