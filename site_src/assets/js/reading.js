// Reading a chart by keyboard: the arrow keys go from point to point, each is said and shown.

import { say } from "./words.js";

const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, PageDown: 10, PageUp: -10 };

// From the top down and from left to right, as they are read.
function pointsOf({ data, layout }) {
  const upward = layout.yaxis.range[1] > layout.yaxis.range[0] ? -1 : 1;
  return data
    .flatMap((trace, curveNumber) => trace.hovertext.map((lines, pointNumber) => ({
      curveNumber,
      pointNumber,
      text: lines.replaceAll("\n", ""),
      y: upward * trace.y[pointNumber],
      x: trace.base?.[pointNumber] ?? trace.x[pointNumber],
    })))
    .sort((a, b) => a.y - b.y || a.x - b.x);
}

export function startReading(chart, plot, Plotly, figure) {
  const heard = document.createElement("p");
  heard.className = "mb-chart__heard";
  heard.id = `${chart.id}-heard`;
  heard.setAttribute("role", "status");
  plot.after(heard);
  let place = -1;

  function go(to) {
    const points = pointsOf(figure);        // which they are changes with what is chosen
    place = Math.max(0, Math.min(points.length - 1, to));
    const { curveNumber, pointNumber, text } = points[place];
    Plotly.Fx.hover(plot, [{ curveNumber, pointNumber }]);
    heard.textContent = say("point", { text, place: place + 1, total: points.length });
  }

  function end() {
    Plotly.Fx.unhover(plot);
    place = -1;
    heard.textContent = "";
  }

  plot.addEventListener("focus", () => plot.matches(":focus-visible") && (heard.textContent = say("keys")));
  plot.addEventListener("blur", end);
  plot.addEventListener("keydown", (event) => {
    if (event.target !== plot || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in STEPS) go(place + STEPS[event.key]);
    else if (event.key === "Home") go(0);
    else if (event.key === "End") go(Infinity);
    else if (event.key === "Escape") end();
    else return;
    event.preventDefault();
  });
}
