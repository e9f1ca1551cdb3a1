// The comparison: only the reports one chooses, in every table and chart of the page; the choice stands in the address.

import { choose } from "./choosing.js";

const NAME = "report";
const form = document.getElementById("compare-choice");
const boxes = [...form.querySelectorAll(`input[name=${NAME}]`)];
const status = form.querySelector("[role=status]");

// A row is about the report that its header leads to.
const rows = [...document.querySelectorAll(".mb-section .mb-table tbody tr")]
  .map((row) => [row, row.querySelector("th a[href]")?.pathname])
  .filter(([, path]) => path && boxes.some((box) => path.endsWith(`/${box.value}/`)));

function show() {
  const chosen = boxes.filter((box) => box.checked).map((box) => box.value);
  for (const [row, path] of rows) row.hidden = chosen.length > 0 && !chosen.some((id) => path.endsWith(`/${id}/`));
  for (const chart of document.querySelectorAll("[data-chart]")) choose(chart, chosen);
  const { some, all } = status.dataset;
  status.textContent = chosen.length ? some.replace("{shown}", chosen.length).replace("{total}", boxes.length) : all;
}

function keep() {
  const address = new URL(location);
  address.searchParams.delete(NAME);
  for (const box of boxes) if (box.checked) address.searchParams.append(NAME, box.value);
  history.replaceState(null, "", address);
  show();
}

function read() {
  const chosen = new URLSearchParams(location.search).getAll(NAME);
  for (const box of boxes) box.checked = chosen.includes(box.value);
  show();
}

form.addEventListener("change", keep);
form.addEventListener("reset", () => setTimeout(keep));
addEventListener("popstate", read);
read();
