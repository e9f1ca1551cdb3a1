// A chart of the reports that one chose, both as picture and as drawing: dots of others go, rows of others go and the rest
// move up. The scales stay as they are, so that what is left can be compared with what was there.

const LISTS = ["x", "y", "base", "width", "hovertext", "ids"];
const pictures = new WeakMap();             // as they came with the page

// Heights are pixels in both, so one reckoning serves: which lie in rows that go, and how far up the others move.
function folding(rows, isChosen) {
  const gone = rows.filter(([of]) => !isChosen(of));
  return {
    has: (y) => gone.some(([, top, bottom]) => top <= y && y < bottom),
    up: (y) => gone.reduce((left, [, top, bottom]) => (top < y ? left - (bottom - top) : left), y),
  };
}

function picked(trace, stays) {
  const lists = LISTS.filter((name) => Array.isArray(trace[name]));
  return { ...trace, ...Object.fromEntries(lists.map((name) => [name, trace[name].filter((_, index) => stays[index])])) };
}

function withRows({ data, layout }, { has, up }) {
  const moved = (one) => (one.yref === "y" ? { ...one, y: up(one.y) } : one);
  return {
    data: data.map((trace) => picked(trace, trace.y.map((y) => !has(y)))).map((trace) => ({ ...trace, y: trace.y.map(up) })),
    layout: {
      ...layout,
      height: up(layout.height),
      yaxis: { ...layout.yaxis, range: layout.yaxis.range.map(up) },
      annotations: layout.annotations.filter((one) => one.yref !== "y" || !has(one.y)).map(moved),
      shapes: layout.shapes?.map((one) => ({ ...one, y1: up(one.y1) })),
    },
  };
}

function withDots({ data, layout }, isChosen) {
  const isShown = (one) => one.name !== "label" || isChosen(layout.meta.dots[one.text - 1]);
  return {
    data: data.map((trace) => picked(trace, trace.ids.map(isChosen))),
    layout: { ...layout, annotations: layout.annotations.filter(isShown) },
  };
}

function whole(chart) {
  return JSON.parse(chart.querySelector("[data-figure]").textContent);
}

function among(chart) {
  const ids = chart.dataset.chosen?.split(" ");
  return (of) => !ids || ids.includes(of);
}

export function figureOf(chart) {
  const figure = whole(chart);
  const { rows, dots } = figure.layout.meta ?? {};
  if (rows) return withRows(figure, folding(rows, among(chart)));
  return dots ? withDots(figure, among(chart)) : figure;
}

function foldPicture(drawing, { has, up }) {
  for (const one of [...drawing.children]) {
    if (one.hasAttribute("y") && has(Number(one.getAttribute("y")))) one.remove();
    for (const name of ["y", "y1", "y2"]) if (one.hasAttribute(name)) one.setAttribute(name, up(Number(one.getAttribute(name))));
  }
  drawing.setAttribute("height", up(Number(drawing.getAttribute("height"))));
}

function showPicture(chart, { rows, dots }, isChosen) {
  const picture = chart.querySelector(".mb-chart__picture");
  if (!pictures.has(chart)) pictures.set(chart, picture.cloneNode(true));
  picture.replaceChildren(...pictures.get(chart).cloneNode(true).childNodes);
  if (rows) picture.querySelectorAll(".mb-picture > svg").forEach((drawing) => foldPicture(drawing, folding(rows, isChosen)));
  for (const one of picture.querySelectorAll("[data-of]")) one.toggleAttribute("hidden", !isChosen(one.dataset.of));
  [...chart.querySelectorAll(".mb-dot-names li")].forEach((one, index) => (one.hidden = !isChosen(dots[index])));
}

// A chart in which none of the chosen reports stands is not shown.
export function choose(chart, ids) {
  const { meta } = whole(chart).layout;
  if (!meta) return;
  if (ids.length) chart.dataset.chosen = ids.join(" ");
  else delete chart.dataset.chosen;
  const isChosen = among(chart);
  chart.hidden = !(meta.dots ?? meta.rows.map(([of]) => of)).some(isChosen);
  showPicture(chart, meta, isChosen);
  chart.dispatchEvent(new Event("choose"));
}
