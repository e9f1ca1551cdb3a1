// The indicator explorer: filters and sorts the table that is already on the page, and keeps its state in the address.

const table = document.getElementById("indicators");
const form = document.getElementById("explorer-filter");

const headers = [...table.tHead.rows[0].cells];
const body = table.tBodies[0];
const rows = [...body.rows];
const status = form.querySelector("[role=status]");
const names = [...form.elements].map((field) => field.name).filter(Boolean);

// A row is of its own class and of every class above it.
const matches = (row, name, value) =>
  name === "q"
    ? row.querySelector("th").textContent.toLowerCase().includes(value.toLowerCase())
    : row.dataset[name].split(" ").includes(value);

let sorting = { column: -1, descending: false };

function wanted() {
  return names.map((name) => [name, form.elements[name].value.trim()]).filter(([, value]) => value);
}

function filter() {
  const conditions = wanted();
  for (const row of rows) row.hidden = !conditions.every(([name, value]) => matches(row, name, value));
  const shown = rows.filter((row) => !row.hidden).length;
  const { template, nothing } = status.dataset;
  status.textContent = shown ? template.replace("{shown}", shown).replace("{total}", rows.length) : nothing;
}

// ---- sorting

const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

function key(row, column) {
  const cell = row.cells[column];
  return cell.dataset.sort === undefined ? cell.textContent.trim() : Number(cell.dataset.sort);
}

// What is not stated comes last, whichever way one sorts.
function compare(a, b) {
  const [first, second] = [key(a, sorting.column), key(b, sorting.column)];
  if (typeof first !== typeof second) return typeof first === "number" ? -1 : 1;
  const order = typeof first === "number" ? first - second : collator.compare(first, second);
  return sorting.descending ? -order : order;
}

function sort() {
  const order = sorting.column < 0 ? rows : [...rows].sort(compare);
  body.append(...order);
  headers.forEach((header, column) => {
    const direction = sorting.descending ? "descending" : "ascending";
    if (column === sorting.column) header.setAttribute("aria-sort", direction);
    else header.removeAttribute("aria-sort");
  });
}

function addButton(header, column) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "mb-sort";
  button.title = form.dataset.sortLabel.replace("{column}", header.textContent.trim());
  button.append(...header.childNodes);
  header.append(button);
  button.addEventListener("click", () => {
    sorting = { column, descending: sorting.column === column && !sorting.descending };
    show();
  });
}

// ---- the address

function state() {
  const query = new URLSearchParams(wanted());
  if (sorting.column >= 0) query.set("sort", (sorting.descending ? "-" : "") + sorting.column);
  return query.toString();
}

function read() {
  const query = new URLSearchParams(location.search);
  for (const name of names) {
    form.elements[name].value = query.get(name) ?? "";
    if (form.elements[name].selectedIndex === -1) form.elements[name].value = "";
  }
  const sort = query.get("sort") ?? "";
  const column = /^-?\d+$/.test(sort) ? Math.abs(Number(sort)) : -1;
  sorting = { column: column < headers.length ? column : -1, descending: sort.startsWith("-") };
}

// The same selection in the other language.
function carryOver(query) {
  for (const link of document.querySelectorAll("a[hreflang]")) {
    if (link.pathname.endsWith(location.pathname.split("/").slice(-2).join("/"))) link.search = query;
  }
}

function show() {
  filter();
  sort();
  const query = state();
  history.replaceState(null, "", location.pathname + (query && `?${query}`) + location.hash);
  carryOver(query);
}

headers.forEach(addButton);
form.hidden = false;
form.addEventListener("input", show);
form.addEventListener("reset", () => {
  sorting = { column: -1, descending: false };
  setTimeout(show);
});
form.addEventListener("submit", (event) => event.preventDefault());
window.addEventListener("popstate", () => {
  read();
  show();
});
read();
show();
