// One page that was found: its title, what kind it is, and the sections and figures in which the words stand.

const PARTS = 4;
const LENGTH = 26;                        // words of a passage
const BEFORE = 4;

export function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

export function part(list, index) {
  return list[Math.max(0, Math.min(list.length - 1, index))];
}

// As Pagefind cuts them: Chinese at its own marks between words, other texts at spaces.
function wordsOf(page) {
  const text = page.raw_content.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
  return text.includes("\u200b") ? [text.split("\u200b"), ""] : [text.split(/\s+/), " "];
}

const isFigure = (anchor) => anchor.id.startsWith("fig-");
const isHeading = (anchor) => /^h[2-6]$/.test(anchor.element) && anchor.text.trim();

// A figure's row ends where the next begins; all else belongs to the heading above it.
function places(page) {
  const anchors = page.anchors.filter((one) => isFigure(one) || isHeading(one)).sort((a, b) => a.location - b.location);
  const found = new Map();
  for (const location of page.locations) {
    const next = anchors.findIndex((one) => one.location > location);
    const index = (next < 0 ? anchors.length : next) - 1;
    const end = anchors[index + 1]?.location ?? Infinity;
    if (!found.has(index)) found.set(index, { anchor: anchors[index], start: anchors[index]?.location ?? 0, end, matches: [] });
    found.get(index).matches.push(location);
  }
  return [...found.values()];
}

function best(page) {
  const all = places(page).sort((a, b) => b.matches.length - a.matches.length);
  return all.slice(0, PARTS).sort((a, b) => a.start - b.start);
}

// The heading is said already: its passage begins after it.
function below(heading, start, words) {
  const size = (text) => text.replace(/\s/g, "").length;
  let [index, left] = [start, heading ? size(heading.text) : 0];
  while (left > 0 && index < words.length) left -= size(words[index++]);
  return index;
}

function passage({ anchor, start, end, matches }, [words, joiner]) {
  const first = anchor && isFigure(anchor) ? start : Math.max(below(anchor, start, words), matches[0] - BEFORE);
  const marked = new Set(matches);
  const pieces = words.slice(first, Math.min(end, first + LENGTH)).flatMap((word, index) =>
    [marked.has(first + index) ? element("mark", {}, word) : word, joiner]);
  return element("span", { className: "mb-search__passage" }, ...pieces);
}

function address(page, anchor) {
  return anchor ? `${page.url}#${encodeURIComponent(anchor.id)}` : page.url;
}

function line(page, place, words) {
  const { anchor } = place;
  const link = element("a", { href: address(page, anchor) });
  if (anchor && !isFigure(anchor)) link.append(element("strong", {}, anchor.text.trim()), " ");
  link.append(passage(place, words));
  return element("li", {}, link);
}

export function resultFor(page) {
  const words = wordsOf(page);
  const { title, kind, region, year } = page.meta;
  const about = [kind, region, year].filter(Boolean).join(" · ");
  const [own, inside] = [[], []];
  for (const one of best(page)) (one.anchor ? inside : own).push(one);
  const made = element("li", { className: "mb-search__result" }, element("a", { href: page.url, className: "mb-search__title" }, title),
    element("small", {}, about), ...own.map((one) => element("p", {}, passage(one, words))));
  if (inside.length) made.append(element("ul", {}, ...inside.map((one) => line(page, one, words))));
  return made;
}
