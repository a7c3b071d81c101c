// A link with data-dialog opens that dialog in place; without this module it goes to the page that does the same.
// With data-src on the dialog its content is fetched from the link's address first (the server answers htmx with the part).
import { onContent } from "./words.js";

export function openDialog(dialog) {
  if (dialog && !dialog.open) dialog.showModal();
}

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button > 0) return;
  const opener = event.target.closest("[data-dialog]");
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (dialog) {
    event.preventDefault();
    openDialog(dialog);
    return;
  }
  if (event.target.closest("[data-close]")) {
    const inside = event.target.closest("dialog");
    if (inside) {
      event.preventDefault();
      inside.close();
    }
  } else if (event.target instanceof HTMLDialogElement && outside(event)) {
    event.target.close();
  }
});

// The backdrop belongs to the dialog: only a click beyond its edges means "away".
function outside({ target, clientX, clientY }) {
  const edge = target.getBoundingClientRect();
  return clientX < edge.left || clientX > edge.right || clientY < edge.top || clientY > edge.bottom;
}

// A part that htmx brings in may ask to be seen at once; where it closes, focus returns to what was used before.
onContent(() => openDialog(document.querySelector("dialog[data-open]:not([open])")));
