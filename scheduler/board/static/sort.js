// Tables sorted by a column, in the view alone: the file keeps its order. Every word comes from the server.
import { root } from "./root.js";

const collator = new Intl.Collator(root.lang, { numeric: true, sensitivity: "base" });
/** The column by which each table is sorted, and whether upwards, by the name of its file. */
const chosen = new Map();
const tables = () => [...document.querySelectorAll("table[data-sorts]")];
const heads = (table) => [...table.tHead.rows[0].cells];

/** The value of a row in that column: its number, or what stands in the cell, also while it is written in. */
function valueOf(row, column) {
  const cell = row.cells[column];
  return column ? (cell.querySelector(".cell")?.dataset.value ?? cell.querySelector("input, textarea")?.value ?? "").trim() : row.dataset.number;
}

/** The rows in the order that was chosen, those without a value last. */
function sorted(table) {
  const { label = null, up = true } = chosen.get(table.dataset.sorts) ?? {};
  const at = heads(table).findIndex((head) => head.textContent.trim() === label);
  const column = Math.max(at, 0);
  for (const [number, head] of heads(table).entries()) {
    if (number === at) head.setAttribute("aria-sort", up ? "ascending" : "descending");
    else head.removeAttribute("aria-sort");
  }
  const compare = (one, other) => {
    const [first, second] = [valueOf(one, column), valueOf(other, column)];
    if (!first || !second) return !first - !second;
    return (up ? 1 : -1) * collator.compare(first, second) || one.dataset.number - other.dataset.number;
  };
  table.tBodies[0].append(...[...table.tBodies[0].rows].sort(compare));
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("button.sort");
  if (!button) return;
  const table = button.closest("table");
  const label = button.textContent.trim();
  const before = chosen.get(table.dataset.sorts);
  if (before?.label !== label) chosen.set(table.dataset.sorts, { label, up: true });
  else if (before.up) chosen.set(table.dataset.sorts, { label, up: false });
  else chosen.delete(table.dataset.sorts); // as the file has it
  sorted(table);
});
document.addEventListener("drawn", () => tables().filter((table) => chosen.has(table.dataset.sorts)).forEach(sorted));
