// The cards of the grid: what each stands for, and the one among them at which Tab stops.
export const all = (selector) => [...document.querySelectorAll(selector)];
export const cardOf = (element) => element?.closest?.(".card[data-kind]");
export const handles = () => all(".grid .handle");
export const itemOf = ({ dataset: { kind, id, day } }) => ({ kind, id, day });
export function cardFor({ kind, id, day }) {
  const ofDay = day ? `[data-day="${CSS.escape(day)}"]` : "";
  return document.querySelector(`.grid .card[data-kind="${CSS.escape(kind)}"][data-id="${CSS.escape(id)}"]${ofDay}`);
}

/** One stop for Tab: the handle that had the focus last. */
export function rove(handle) {
  for (const other of handles()) other.tabIndex = other === handle ? 0 : -1;
}

export function roveTo(handle) {
  rove(handle);
  handle.focus();
}

/** New cards: one of them is the stop. */
function keepStop() {
  const every = handles();
  if (every.length && !every.some((handle) => handle.tabIndex === 0)) every[0].tabIndex = 0;
}
document.addEventListener("drawn", keepStop);
keepStop();
