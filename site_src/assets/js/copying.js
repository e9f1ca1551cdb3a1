// Links, citations and downloads for charts, tables and single figures.

import { language, say } from "./words.js";

const told = document.createElement("div");

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    tell(say("copied", { text }));
  } catch {
    tell(say("notCopied", { text }));
  }
}

function tell(text) {
  told.textContent = text;
  clearTimeout(tell.timer);
  tell.timer = setTimeout(() => (told.textContent = ""), 6000);
}

function addressOf(id) {
  return `${location.origin}${location.pathname}#${id}`;
}

function citation(title, id) {
  const page = document.querySelector("h1").textContent.trim();
  const site = document.querySelector(".mb-brand__name").textContent.trim();
  const date = new Date().toLocaleDateString(language === "en" ? "en-GB" : "zh-CN", { dateStyle: "long" });
  return say("citation", { title, page, site, address: addressOf(id), date });
}

// What it is about is heard after its word: a page has many buttons of the same word.
export function button(word, act, about) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = say(word);
  if (about) made.setAttribute("aria-label", `${say(word)} ${about}`);
  made.addEventListener("click", act);
  return made;
}

export function bar(title, id, ...more) {
  const made = document.createElement("div");
  made.className = "mb-copy";
  const link = button("copyLink", () => copy(addressOf(id)), title);
  made.append(link, button("copyCitation", () => copy(citation(title, id)), title), ...more);
  return made;
}

// ---- tables as CSV: the words of the page; a cell that could start a formula is led by an apostrophe

function field(cell) {
  const text = cell.querySelector(".mb-not-stated") ? "" : cell.innerText.replace(/\s+/g, " ").trim();
  const safe = /^[=+\-@]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function saveTable(table) {
  const lines = [...table.rows].map((row) => [...row.cells].map(field).join(","));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\ufeff", lines.join("\r\n")], { type: "text/csv" }));
  link.download = `${table.id || "table"}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function startTable(table) {
  const title = table.caption.firstChild.textContent.trim();
  const frame = table.closest(".mb-table-frame") ?? table;
  frame.after(bar(title, table.id, button("saveTable", () => saveTable(table), title)));
}

function startChart(chart) {
  const title = chart.querySelector(".mb-chart__title").textContent;
  chart.querySelector(".mb-chart__data").before(bar(title, chart.id));
}

// ---- single figures: there are hundreds, so theirs come when their list is opened

function startLedger(list) {
  for (const row of list.querySelectorAll("tr[id]")) {
    const [head, figure] = row.cells;
    const title = `${head.firstChild.textContent.trim()} ${figure.textContent.trim()}`;
    const cite = button("cite", () => copy(citation(title, row.id)), title);
    cite.className = "mb-cite";
    head.append(cite);
  }
}

// ---- the page itself: the browser's own way to share where it has one

async function share() {
  const page = { title: document.title, url: location.href };
  if (!navigator.share) return copy(page.url);
  try {
    await navigator.share(page);
  } catch (refused) {
    if (refused.name !== "AbortError") copy(page.url);
  }
}

export function startCopying() {
  for (const one of document.querySelectorAll("[data-share]")) one.addEventListener("click", share);
  for (const one of document.querySelectorAll("[data-print]")) one.addEventListener("click", () => print());
  told.className = "mb-told";
  told.setAttribute("role", "status");
  document.body.append(told);
  document.querySelectorAll("table[id]").forEach(startTable);
  document.querySelectorAll("[data-chart]").forEach(startChart);
  for (const list of document.querySelectorAll(".mb-ledger")) {
    const start = () => list.open && (list.removeEventListener("toggle", start), startLedger(list));
    list.addEventListener("toggle", start);
    start();
  }
}
