// Cells of the tables: each is written by itself, and what somebody else wrote meanwhile is shown beside it.
import { both } from "./both.js";
import { change, redraw, rev } from "./page.js";
import { touch } from "./rows.js";
import { strip } from "./strip.js";

/** Files that a spreadsheet holds open, and that are written all the same. */
const anyhow = new Set();
const fileOf = (table) => table.replace(/ \[[^\]]*\]$/, "");

/** Cells of such files are cells like others. */
function release() {
  for (const file of anyhow) {
    for (const note of document.querySelectorAll("[data-open-file]")) note.hidden ||= note.dataset.openFile === file;
    for (const cell of document.querySelectorAll(".cell[data-locked]")) {
      if (fileOf(cell.dataset.file) === file) delete cell.dataset.locked;
    }
  }
}

/** The same cell on another page: its row by what names it, else by its number. */
export function same(fresh, { file, column, item, row }) {
  const cells = [...fresh.querySelectorAll(".cell")].filter(({ dataset }) => dataset.file === file && dataset.column === column);
  const named = cells.filter(({ dataset }) => item && dataset.item === item);
  return named.length === 1 ? named[0] : item ? undefined : cells.find(({ dataset }) => dataset.row === row);
}

/** The field in the place of a cell, which may hold several lines where its text is long. */
function fieldOf(cell, value) {
  const field = document.createElement(value.length > 60 || value.includes("\n") ? "textarea" : "input");
  field.value = value;
  field.dataset.stands = cell.dataset.value;
  field.dataset.at = `${cell.dataset.item || cell.dataset.row} · ${cell.dataset.column}`;
  field.dir = "auto";
  field.setAttribute("aria-label", cell.getAttribute("aria-label"));
  if (cell.dataset.wrong !== undefined) {
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", cell.getAttribute("aria-describedby"));
  }
  return field;
}

/** A cell that is being written in: Enter or leaving it writes, Escape gives up; Alt or Shift with Enter begins a line. */
class Writing {
  /** The digest of the folder in which the cell is known to stand as it did. */
  shown = rev;
  over = false;

  constructor(cell, value) {
    this.cell = cell;
    this.field = fieldOf(cell, value);
    this.long = this.field.tagName === "TEXTAREA";
    cell.replaceWith(this.field);
    this.field.focus();
    this.field.addEventListener("blur", ({ relatedTarget }) => this.hours?.contains(relatedTarget) || this.leave());
    this.field.addEventListener("keydown", (event) => this.key(event));
    const paints = { leave: () => this.leave(), give: () => this.end(false, true), enter: () => this.end(true, true) };
    this.hours = cell.dataset.strip && !this.long ? strip(this.field, cell.dataset.strip, paints) : null;
    this.field.compare = (fresh) => this.compare(fresh);
  }

  /** The cell is in its place again; what was typed. */
  close() {
    this.over = true;
    this.hours?.remove();
    this.field.replaceWith(this.cell);
    return this.field.value;
  }

  end(write, stays) {
    if (this.over) return;
    const typed = this.close();
    if (write && typed !== this.cell.dataset.value) mend(this.cell, typed, this.shown);
    else redraw();
    if (stays) this.cell.focus(); // whose name says by now what is typed
  }

  leave() {
    if (this.field.dataset.both === undefined) this.end(true, false);
  }

  key(event) {
    const { field, long } = this;
    const enters = event.key === "Enter";
    if (event.isComposing || (enters && long && event.shiftKey)) return;
    if (enters && long && event.altKey) {
      event.preventDefault();
      return field.setRangeText("\n", field.selectionStart, field.selectionEnd, "end");
    }
    if (!enters && event.key !== "Escape") return;
    event.preventDefault(); // the key would press the cell, which has the focus by then
    if (enters && field.dataset.both !== undefined) field.nextElementSibling.querySelector("button:not([hidden])").focus();
    else this.end(enters, true);
  }

  /** What somebody else wrote into the cell is shown beside what is typed. */
  compare(fresh) {
    const { cell, field } = this;
    const now = same(fresh, cell.dataset);
    if (now?.dataset.value === field.dataset.stands) {
      this.shown = fresh.documentElement.dataset.rev; // the cell is the same there, in whichever row
      cell.dataset.row = now.dataset.row;
      return;
    }
    if (field.value === field.dataset.stands || field.value === now?.dataset.value) return this.end(false, true);
    if (field.dataset.both === (now?.dataset.value ?? "")) return;
    document.querySelector("#failure").hidden = true;
    both(field, now?.dataset.value, (mine) => {
      if (!mine) return this.end(false, true);
      const typed = this.close();
      Object.assign(cell.dataset, { row: now.dataset.row, value: now.dataset.value });
      mend(cell, typed, fresh.documentElement.dataset.rev);
    });
  }
}

/** The cell becomes a field; where a spreadsheet has its file open, what says so has the focus. */
function edit(cell, value = cell.dataset.value) {
  if (cell.dataset.locked === undefined) return new Writing(cell, value);
  const note = [...document.querySelectorAll("[data-open-file]")].find(({ dataset }) => dataset.openFile === fileOf(cell.dataset.file));
  note?.scrollIntoView({ block: "center" });
  note?.querySelector("button").focus();
}

/** The cell is written; where that fails, what was typed stands in its field again. */
async function mend(cell, value, shown = rev) {
  const { file, item, row, column, value: before } = cell.dataset;
  const label = cell.getAttribute("aria-label") ?? "";
  const named = label.slice(0, label.indexOf(": ", column?.length) + 2);
  const show = (text) => {
    if (!cell.classList.contains("cell")) return;
    Object.assign(cell, { textContent: text, ariaLabel: named + text });
    cell.dataset.value = text;
    touch(cell);
  };
  show(value);
  const { kind } = cell.closest("table").dataset;
  const body = JSON.stringify([{ file, id: item, row: Number(row), key: column, expected: before, value }]);
  const written = await change("PATCH", `/api/sheet/${kind}`, { body, shown, anyway: anyhow.has(fileOf(file)), all: false });
  if (written) return;
  show(before);
  await untouched();
  const now = cell.isConnected ? cell : same(document, cell.dataset);
  if (!now?.classList.contains("cell")) return;
  edit(now, value);
  redraw(); // where somebody else has changed it, both are shown
}

/** Nobody is writing in a cell any more, from which the field of another would take the focus in the middle of a word. */
async function untouched() {
  while (document.querySelector("td input, td textarea")) await new Promise((resolve) => setTimeout(resolve, 100));
}

/** A window that is closed while something was typed asks first. */
window.addEventListener("beforeunload", (event) => {
  const field = document.querySelector("td input, td textarea");
  if (field && field.value !== field.dataset.stands) event.preventDefault();
});


document.addEventListener("drawn", release);
document.addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  if (!button) return;
  const { offer, write } = button.dataset;
  if (button.classList.contains("cell")) edit(button);
  else if (offer !== undefined) mend(button, offer);
  else if (write !== undefined) {
    anyhow.add(write);
    release();
  }
});
