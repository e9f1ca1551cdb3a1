// Drawing a chart with Plotly, in the place of its picture.

import { button } from "./copying.js";
import { figureOf } from "./choosing.js";
import { say } from "./words.js";
import { startReading } from "./reading.js";
import { themed } from "./theming.js";

// Plotly's words in the page's language.
const DICTIONARY = { "Zoom in": say("zoomIn"), "Zoom out": say("zoomOut"), "Reset axes": say("zoomReset") };
const CONFIG = {
  displaylogo: false,
  doubleClick: false,
  responsive: false,
  locale: "page",
  locales: { page: { dictionary: DICTIONARY } },
  modeBarButtons: [["zoomIn2d", "zoomOut2d", "resetScale2d"]],
};

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

export async function draw(chart) {
  const Plotly = await plotly(chart.dataset.plotly);
  const plot = chart.querySelector("[data-plot]");
  const figure = figureOf(chart);
  plot.hidden = false;
  const config = { ...CONFIG, displayModeBar: !figure.layout.xaxis.fixedrange };
  const show = () => {
    const { data, layout } = themed(figure, plot.clientWidth);
    return Plotly.react(plot, data, layout, config);
  };
  await show();
  chart.classList.add("is-drawn");
  describe(chart, plot);
  startReading(chart, plot, Plotly, figure);
  if (config.displayModeBar) startZooming(chart, plot, Plotly, figure);
  keepFitting(plot, show);
  chart.addEventListener("choose", () => show(Object.assign(figure, figureOf(chart))));
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

// The ticks of the first scale are too few for any other; a finger that found the whole scale goes on scrolling the page.
function startZooming(chart, plot, Plotly, { layout }) {
  plot.querySelector(".modebar").setAttribute("aria-labelledby", `${chart.id}-title`);
  plot.on("plotly_relayout", (change) => {
    const low = change["xaxis.range"]?.[0] ?? change["xaxis.range[0]"];
    if (low === undefined) return;
    const isWhole = low === layout.xaxis.range[0];
    const tickmode = isWhole ? "array" : "auto";
    Plotly.relayout(plot, { dragmode: isWhole ? false : "pan", "xaxis.tickmode": tickmode, "yaxis.tickmode": tickmode });
  });
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
