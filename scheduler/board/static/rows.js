// The rows of tables, most of a page: of one that is drawn anew the server sends those that are others, and names the rest.
import { root } from "./root.js";

const SAME = "tr[data-same]";
const SENT = "tbody tr[data-number]";
/** The name by which the server knows the rows that are shown. */
let named = root.dataset.page;

/** A row no longer shows what the server sent. */
export function touch(cell) {
  const row = cell.closest("tr");
  if (row) row.dataset.touched = "";
}

/** What tells the server which rows are shown, and which of them not as it sent them. */
export function shownRows() {
  if (!named) return {};
  const touched = [...document.querySelectorAll("tr[data-touched]")].map(({ id }) => id);
  return { "x-journee-page": [named, ...touched].join(" ") };
}

/** Whether the page names rows that it does not have; whether it has rows that are others than those that are shown. */
export const lacksRows = (page) => page.querySelector(SAME) !== null;
export const hasRows = (page) => page.querySelector(SENT) !== null;

/** The text of a part of a page in which each row is named alone, whatever it shows. */
export function unrowed(part) {
  if (!part) return undefined;
  const whole = part.outerHTML;
  let [text, at] = ["", 0];
  for (const row of part.querySelectorAll(`${SENT}, ${SAME}`)) {
    const own = row.outerHTML;
    const from = whole.indexOf(own, at);
    text += `${whole.slice(at, from)}<tr id="${row.id}">`;
    at = from + own.length;
  }
  return text + whole.slice(at);
}

/** The page gets the rows that it only names of those that are shown, and takes their place. */
export function keepRows(page) {
  named = page.documentElement.dataset.page;
  for (const row of page.querySelectorAll(SAME)) row.replaceWith(document.getElementById(row.id));
}

/** The rows that the page has take the place of those that are shown. */
export function takeRows(page) {
  named = page.documentElement.dataset.page;
  for (const row of page.querySelectorAll(SENT)) document.getElementById(row.id).replaceWith(row);
}
