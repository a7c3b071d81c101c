// The page's words for what only the browser can notice (the layout writes them, in the reader's language).
export const words = document.querySelector('meta[name="up-words"]')?.dataset ?? {};

// Runs once for the page and again for every part that htmx brings in.
export function onContent(act) {
  act(document);
  document.addEventListener("htmx:after:swap", () => act(document));
}

// The part of what htmx brought in that carries this attribute. The answer may have named another place than the page did.
export function partOf(event, selector) {
  const named = event.detail?.ctx?.target ?? event.target;
  // A part that was replaced as a whole has left the page; its successor bears its id.
  const target = typeof named === "string" ? document.querySelector(named) : (named?.id && document.getElementById(named.id)) || named;
  return target?.matches?.(selector) ? target : target?.querySelector?.(selector);
}
