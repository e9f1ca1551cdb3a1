// Colours and fonts of a chart, taken from the page's own tokens each time it is drawn.

const SIZES = { label: 15, heading: 15, value: 14, detail: 13, line: 12 };

function token(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--mb-${name}`).trim();
}

// Plotly reads a few tags in its texts; ours are words, and their lines end with a line feed.
function text(words) {
  const plain = words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return plain.replaceAll("\n", "<br>");
}

function trace(given) {
  const colour = token(`role-${given.meta.role}`);
  const marker = { ...given.marker, color: colour, line: { color: token("edge"), width: 1 } };
  if (marker.pattern) marker.pattern = { ...marker.pattern, fillmode: "overlay", fgcolor: token("hatch") };
  return { ...given, marker, hovertext: given.hovertext.map(text) };
}

function annotation(given) {
  const faint = given.name === "detail";
  const words = given.name === "heading" ? `<b>${text(given.text)}</b>` : text(given.text);
  const bgcolor = given.name === "value" ? "rgba(0,0,0,0)" : token("paper");
  return { ...given, text: words, bgcolor, borderpad: 0, font: { size: SIZES[given.name], color: token(faint ? "faint" : "ink") } };
}

function shape(given) {
  return { ...given, layer: "above", line: { ...given.line, color: token(`line-${given.name}`) } };
}

function axis(given) {
  return {
    ...given,
    range: [...given.range],            // Plotly writes into it
    tickmode: "array",
    gridcolor: token("grid"),
    zerolinecolor: token("grid"),
    tickfont: { size: 12, color: token("faint") },
    ticks: "",
  };
}

export function themed({ data, layout }, width) {
  const font = { family: getComputedStyle(document.querySelector(".mb-page")).fontFamily, size: 13, color: token("ink") };
  return {
    data: data.map(trace),
    layout: {
      ...layout,
      width,
      font,
      paper_bgcolor: token("paper"),
      plot_bgcolor: token("paper"),
      modebar: { bgcolor: token("paper"), color: token("soft"), activecolor: token("ink") },
      hoverlabel: { align: "left", bgcolor: token("ink"), bordercolor: token("ink"), font: { ...font, color: token("paper") } },
      xaxis: axis(layout.xaxis),
      yaxis: axis(layout.yaxis),
      annotations: layout.annotations.map(annotation),
      shapes: (layout.shapes ?? []).map(shape),
    },
  };
}
