// Charts are drawn when the reader comes near them: Plotly is large, and most readers never need it.
// Until the reader has stirred only what is seen is drawn.

import { say } from "./words.js";

const [SEEN, NEAR] = ["0px", "600px"];
const STIRRINGS = ["scroll", "pointermove", "keydown"];

async function drawn(chart) {
  const { draw } = await import("./drawing.js");
  return draw(chart);
}

// The picture made at build time stays where the interactive chart can't be had.
function giveUp(chart, error) {
  console.error(error);
  chart.classList.remove("is-drawn");
  chart.querySelector("[data-plot]").hidden = true;
  const note = document.createElement("p");
  note.className = "mb-chart__note";
  note.textContent = say("noChart");
  chart.querySelector(".mb-chart__picture").after(note);
}

function watch(waiting, rootMargin) {
  const observer = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      const chart = target.closest("[data-chart]");
      if (isIntersecting && waiting.delete(chart)) drawn(chart).catch((error) => giveUp(chart, error));
    }
  }, { rootMargin });
  for (const chart of waiting) observer.observe(chart.querySelector(".mb-chart__picture"));
  return observer;
}

export function watchCharts() {
  const waiting = new Set(document.querySelectorAll("[data-chart]"));
  const first = watch(waiting, SEEN);
  const stirred = new AbortController();
  const lookAhead = () => {
    stirred.abort();
    first.disconnect();
    watch(waiting, NEAR);
  };
  for (const kind of STIRRINGS) addEventListener(kind, lookAhead, { signal: stirred.signal, passive: true });
}
