// New messages come into the open page. The page asks, the server waits up to 25 seconds until there is something, and the page asks again: that
// works through any proxy and with any number of nodes, and whoever has no script reloads. A page that nobody looks at does not ask.
import { announce } from "./announce.js";

const list = document.querySelector("[data-messages]");
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const seen = () => new Promise((done) => {
  if (document.visibilityState === "visible") return done();
  document.addEventListener("visibilitychange", () => done(), { once: true });
});

async function ask() {
  let failures = 0;
  // The page settles first: whoever waits until nothing is on its way any more would wait for ever.
  await pause(1000);
  for (;;) {
    await seen();
    let answer;
    try {
      answer = await fetch(`${list.dataset.messages}&number=${list.dataset.last}&wait=true`, { headers: { "HX-Request": "true" }, redirect: "error" });
    } catch {
      answer = null;
    }
    if (answer?.status === 404) return;
    if (!answer?.ok) {
      failures += 1;
      await pause(Math.min(60, 2 ** failures) * 1000);
      continue;
    }
    failures = 0;
    if (answer.status === 200) bring(await answer.text());
  }
}

function bring(html) {
  const atEnd = list.getBoundingClientRect().bottom <= innerHeight + 300;
  const part = document.createElement("template");
  part.innerHTML = html;
  for (const item of [...part.content.querySelectorAll("[data-number]")]) {
    if (document.getElementById(item.id)) continue;
    list.append(item);
    list.dataset.last = item.dataset.number;
    if (atEnd) item.scrollIntoView({ block: "nearest" });
  }
  document.querySelector(".msg-card .empty-state")?.remove();
  announce(list.dataset.new);
}

if (list?.dataset.messages) ask();
