// Where somebody is on a page outlives that it is drawn anew: what has the focus, and how far each part is scrolled.
import { same } from "./cells.js";
import { outlives } from "./page.js";

const labelOf = (element) => element?.getAttribute("aria-label") ?? element?.textContent;

outlives.add(() => {
  const scrolled = [...document.querySelectorAll(".scroll")].map((box) => [box.scrollLeft, box.scrollTop]);
  const label = labelOf(document.activeElement);
  const cell = document.activeElement?.matches?.(".cell") ? { ...document.activeElement.dataset } : null;
  return () => {
    document.querySelectorAll(".scroll").forEach((box, at) => {
      if (scrolled[at]) [box.scrollLeft, box.scrollTop] = scrolled[at];
    });
    if (document.activeElement !== document.body) return;
    const alike = [...document.querySelectorAll("button, a")].find((other) => labelOf(other) === label);
    ((cell && same(document, cell)) ?? alike)?.focus({ preventScroll: true });
    if (document.activeElement === document.body) document.querySelector("main").focus({ preventScroll: true });
  };
});
