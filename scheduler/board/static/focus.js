// Where somebody is on a page outlives that it is drawn anew: what has the focus, and how far each part is scrolled.
import { cardFor, cardOf, itemOf } from "./cards.js";
import { same } from "./cells.js";
import { outlives } from "./page.js";

const labelOf = (element) => element?.getAttribute("aria-label") ?? element?.textContent;

/** What undoes and redoes: where one has nothing left to do, the other has. */
const TURNS = '[data-post="/api/undo"], [data-post="/api/redo"]';

/** What the head of the page says of the event: where that is new, it has a focus that nothing else has, which readers lose no word of. */
const stateTold = () => document.querySelector("#sentence")?.dataset.tells;

/** What finds the same button of the same card again, whose label says where it is by then; else nothing. */
function onCard(element) {
  const card = cardOf(element);
  const name = ["handle", "more"].find((each) => element.classList.contains(each));
  if (!card || !name) return null;
  const item = itemOf(card);
  return () => cardFor(item)?.querySelector(`.${name}`);
}

outlives.add(() => {
  const scrolled = [...document.querySelectorAll(".scroll")].map((box) => [box.scrollLeft, box.scrollTop]);
  const label = labelOf(document.activeElement);
  const turns = document.activeElement?.matches?.(TURNS);
  const again = onCard(document.activeElement);
  const state = stateTold();
  const cell = document.activeElement?.matches?.(".cell") ? { ...document.activeElement.dataset } : null;
  return () => {
    document.querySelectorAll(".scroll").forEach((box, at) => {
      if (scrolled[at]) [box.scrollLeft, box.scrollTop] = scrolled[at];
    });
    if (document.activeElement !== document.body) return;
    const alike = [...document.querySelectorAll("button, a")].find((other) => labelOf(other) === label);
    ((cell && same(document, cell)) ?? again?.() ?? alike ?? (turns ? document.querySelector(TURNS) : null))?.focus({ preventScroll: true });
    if (document.activeElement === document.body) document.querySelector(stateTold() === state ? "main" : "#sentence").focus({ preventScroll: true });
  };
});
