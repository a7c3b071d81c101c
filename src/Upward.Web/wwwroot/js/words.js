// The page's words for what only the browser can notice (the layout writes them, in the reader's language).
export const words = document.querySelector('meta[name="up-words"]')?.dataset ?? {};

// Runs once for the page and again for every part that htmx brings in.
export function onContent(act) {
  act(document);
  document.addEventListener("htmx:after:swap", () => act(document));
}
