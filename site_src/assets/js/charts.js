// Charts are drawn when the reader comes near them: Plotly is large, and most readers never need it.

import { button } from "./copying.js";
import { say } from "./words.js";
import { startReading } from "./reading.js";
import { themed } from "./theming.js";

const NEAR = "600px";
const DICTIONARY = { "Download plot as a PNG": say("savePicture"), "Download plot": say("savePicture") };
const CONFIG = { displayModeBar: false, displaylogo: false, responsive: false, locale: "page", locales: { page: { dictionary: DICTIONARY } } };

let library = null;

// Once for the whole page, from our own site.
function plotly(address) {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve(window.Plotly);
    script.onerror = () => reject(new Error(`${address} could not be loaded`));
    document.head.append(script);
  });
  return library;
}

async function draw(chart) {
  const Plotly = await plotly(chart.dataset.plotly);
  const plot = chart.querySelector("[data-plot]");
  const figure = JSON.parse(chart.querySelector("[data-figure]").textContent);
  plot.hidden = false;
  const show = () => {
    const { data, layout } = themed(figure, plot.clientWidth);
    return Plotly.react(plot, data, layout, CONFIG);
  };
  await show();
  chart.classList.add("is-drawn");
  describe(chart, plot);
  startReading(chart, plot, Plotly, figure);
  keepFitting(plot, show);
  const title = chart.querySelector(".mb-chart__title").textContent;
  chart.querySelector(".mb-copy")?.append(button("savePicture", () => save(Plotly, chart, plot), title));
}

// Plotly gives its drawing neither role nor name.
function describe(chart, plot) {
  plot.setAttribute("role", "application");
  plot.setAttribute("aria-roledescription", say("chart"));
  plot.setAttribute("aria-labelledby", `${chart.id}-title`);
  plot.setAttribute("aria-describedby", `${chart.id}-sentence ${chart.id}-heard`);
  plot.tabIndex = 0;
  plot.querySelectorAll("svg").forEach((svg) => svg.setAttribute("aria-hidden", "true"));
}

// A chart in something closed has no width: it is drawn again when it gets one, and when the colours change.
function keepFitting(plot, show) {
  let width = plot.clientWidth;
  new ResizeObserver(() => {
    if (plot.clientWidth === width || !plot.clientWidth) return;
    width = plot.clientWidth;
    show();
  }).observe(plot);
  new MutationObserver(show).observe(document.documentElement, { attributeFilter: ["data-theme", "data-text"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
}

function save(Plotly, chart, plot) {
  const { clientWidth: width, clientHeight: height } = plot;
  Plotly.downloadImage(plot, { format: "png", scale: 2, width, height, filename: chart.id });
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

export function watchCharts() {
  const near = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      draw(target).catch((error) => giveUp(target, error));
    }
  }, { rootMargin: NEAR });
  document.querySelectorAll("[data-chart]").forEach((chart) => near.observe(chart));
}
