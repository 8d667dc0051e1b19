// The hours of a new row are painted as those of a cell: the strip opens with the field, and stays.
import { strip } from "./strip.js";

document.addEventListener("focusin", ({ target: field }) => {
  if (!field.matches?.(".add [data-strip]") || field.nextElementSibling?.matches(".strip")) return;
  const elsewhere = document.getElementById(field.dataset.zone ?? "")?.value.trim(); // hours of another zone are not those of the day
  if (elsewhere) return;
  const back = () => field.focus();
  const box = strip(field, field.dataset.strip, { leave: () => {}, enter: back, give: () => (back(), box.remove()) });
});
