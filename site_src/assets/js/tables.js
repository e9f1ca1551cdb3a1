// Sorting and finding in tables that are complete without either.

import { language, say } from "./words.js";

const LONG = 15;
const collator = new Intl.Collator(language, { numeric: true });

// As ISO writes them they sort as words do.
function isDay(sort) {
  return Number.isNaN(Number(sort));
}

function key(row, column) {
  const cell = row.cells[column];
  const sort = cell?.dataset.sort;
  if (sort) return isDay(sort) ? sort : Number(sort);
  return cell && !cell.querySelector(".mb-not-stated") ? cell.textContent.trim() : "";
}

// Numbers before words; what is not stated comes last, whichever way one sorts.
function rank(value) {
  return value === "" ? 2 : typeof value === "number" ? 0 : 1;
}

function compare(a, b, turn) {
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  return turn * (typeof a === "number" ? a - b : collator.compare(a, b));
}

// A total stays where it is, at the end of its rows.
function sortBody(body, column, turn) {
  const rows = [...body.rows].filter((row) => !row.matches(".mb-group, .mb-total"));
  const totals = [...body.rows].filter((row) => row.matches(".mb-total"));
  body.append(...rows.sort((a, b) => compare(key(a, column), key(b, column), turn)), ...totals);
}

function makeSortable(table) {
  const headers = [...table.tHead.rows[0].cells];
  headers.forEach((header, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "mb-sort";
    button.title = say("sort", { column: header.textContent.trim() });
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener("click", () => {
      const descending = header.getAttribute("aria-sort") === "ascending";
      headers.forEach((other) => other.removeAttribute("aria-sort"));
      header.setAttribute("aria-sort", descending ? "descending" : "ascending");
      [...table.tBodies].forEach((body) => sortBody(body, column, descending ? -1 : 1));
    });
  });
}

function makeFindable(table) {
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]).filter((row) => !row.matches(".mb-group"));
  if (rows.length < LONG) return;
  const label = document.createElement("label");
  const input = document.createElement("input");
  const status = document.createElement("span");
  label.className = "mb-find";
  input.type = "search";
  status.setAttribute("role", "status");
  label.append(say("find"), input, " ", status);
  input.addEventListener("input", () => {
    const wanted = input.value.trim().toLowerCase();
    for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
    const shown = rows.filter((row) => !row.hidden).length;
    status.textContent = wanted ? say("found", { shown, total: rows.length }) : "";
  });
  (table.closest(".mb-table-frame") ?? table).before(label);
}

export function startTables() {
  for (const table of document.querySelectorAll("table[data-sortable]")) {
    makeSortable(table);
    makeFindable(table);
  }
}
