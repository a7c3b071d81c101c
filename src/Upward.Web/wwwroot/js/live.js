// The agenda while two people meet: which line runs and how long it may. Where it stands is kept in this browser, so that a
// reload or a closed laptop loses nothing; no server hears of it.
import { onContent } from "./words.js";

const minutes = (seconds) => `${seconds < 0 ? "+" : ""}${Math.floor(Math.abs(seconds) / 60)}:${String(Math.abs(seconds) % 60).padStart(2, "0")}`;

function clockOf(root) {
  const name = `upward-live:${root.dataset.timer}`;
  const lines = [...root.querySelectorAll("[data-live-minutes]")];
  const fresh = () => ({ at: 0, spent: lines.map(() => 0), more: lines.map(() => 0), since: null });
  let state = fresh();
  let told = "";
  try {
    const kept = JSON.parse(localStorage.getItem(name));
    if (kept?.spent?.length === lines.length) state = kept;
  } catch {
    // Nothing kept, or nothing to be had: it begins anew.
  }
  const keep = () => {
    try {
      localStorage.setItem(name, JSON.stringify(state));
    } catch {
      // Without a place to keep it, it runs in this page alone.
    }
  };
  const planned = (i) => lines[i].dataset.liveMinutes * 60 + state.more[i];
  const passed = (i) => Math.round(state.spent[i] + (i === state.at && state.since ? (Date.now() - state.since) / 1000 : 0));
  const say = (what, line) => {
    const words = `${what} ${line ?? ""}`.trim();
    if (words === told) return;
    told = words;
    root.querySelector("[data-live-said]").textContent = words;
  };
  const textOf = (i) => lines[i].querySelector("span").textContent;

  function settle() {
    if (state.since) state.spent[state.at] += (Date.now() - state.since) / 1000;
    state.since = state.since && Date.now();
  }

  function show() {
    lines.forEach((line, i) => {
      line.toggleAttribute("aria-current", i === state.at);
      if (i === state.at) line.setAttribute("aria-current", "step");
      line.classList.toggle("done-t", i < state.at);
      const left = planned(i) - passed(i);
      line.classList.toggle("over", left < 0);
      line.querySelector("[data-live-clock]").textContent = minutes(left);
      if (i === state.at && state.since && left <= 60 && left > 0) say(root.dataset.saidSoon, textOf(i));
      if (i === state.at && state.since && left <= 0) say(root.dataset.saidOver, textOf(i));
    });
    const left = root.querySelector("[data-live-left]");
    left.hidden = false;
    left.textContent = minutes(lines.reduce((sum, _, i) => sum + (i < state.at ? 0 : planned(i) - passed(i)), 0));
    const words = root.querySelector("[data-live-start]");
    words.textContent = state.since ? words.dataset.livePause : state.spent.some((s) => s > 0) ? words.dataset.liveOn : words.dataset.liveStart;
    root.querySelector('[data-live-do="next"]').disabled = state.at === lines.length - 1;
  }

  const acts = {
    start() {
      settle();
      state.since = state.since ? null : Date.now();
      if (state.since) say(root.dataset.saidNext, textOf(state.at));
    },
    next() {
      settle();
      state.at = Math.min(state.at + 1, lines.length - 1);
      say(root.dataset.saidNext, textOf(state.at));
    },
    more() {
      state.more[state.at] += 300;
    },
    reset() {
      state = fresh();
    },
  };
  root.querySelector("[data-live-tools]").hidden = false;
  root.addEventListener("click", (event) => {
    const act = event.target.closest("[data-live-do]")?.dataset.liveDo;
    if (!act) return;
    acts[act]();
    keep();
    show();
  });
  show();
  const ticking = setInterval(() => (root.isConnected ? show() : clearInterval(ticking)), 1000);
}

onContent((root) => {
  for (const live of root.querySelectorAll("[data-timer]:not([data-wired])")) {
    live.dataset.wired = "1";
    clockOf(live);
  }
});
