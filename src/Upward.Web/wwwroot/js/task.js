// While a task runs, its progress asks for itself (htmx). When it has ended, the whole page has more to say: load it anew, once.
const running = () => document.querySelector('[data-task-state="running"]') !== null;
let before = running();
new MutationObserver(() => {
  const now = running();
  if (before && !now) location.reload();
  before = now;
}).observe(document.body, { childList: true, subtree: true });
