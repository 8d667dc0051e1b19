// Moves by mouse and finger: a card is dragged by its handle, and a place on which the pointer rests tells its price.
import { cardOf } from "./cards.js";
import { drop, held, letGo, pick } from "./grid.js";
import { ask, isSettled } from "./questions.js";
import { root } from "./root.js";
import { say } from "./say.js";

/** Pixels that a pointer moves before it drags, and from an edge within which the page scrolls along. */
const THRESHOLD = 6;
const EDGE = 56;
/** Milliseconds for which a pointer rests on a place before its price is asked. */
const REST = 400;
/** The handle that is pressed, where, whether it moves, and the place that it is over. */
let drag = null;
/** The handle of a drag that has just ended: the click that follows is none. */
let dragged = null;
/** The wait for a pointer that rests. */
let resting = 0;

/** The price of the place on which the pointer rests, once all places are told. */
function priceOf(target) {
  if (!held || drag?.over !== target || !target.isConnected) return;
  if (!isSettled()) {
    resting = setTimeout(priceOf, REST, target);
    return;
  }
  const figures = {};
  ask("/api/moves/check", { subject: held.item, to: target.place }, (detail) => hint(target, figures, detail));
}

/** What is known of the price stands on the place: the last that was told is the most exact, and all that one offer is. */
function hint(target, figures, detail) {
  if (!target.isConnected) return;
  const lang = root.lang;
  const name = ["best", "least", "literal"].find((each) => detail[each]);
  const { text, who, same } = detail[name] ?? {};
  if (same) figures[same]?.splice(-1, 0, text[lang]);
  else if (name) figures[name] = [text[lang], who[lang]];
  const words = name ? figures[same || name]?.join(" – ") : detail.against?.text[lang];
  if (!words) return;
  let note = target.querySelector(".price");
  if (!note) {
    note = document.createElement("span");
    note.className = "price";
    target.prepend(note);
  }
  note.textContent = words;
  if (drag?.over === target) say(`${target.dataset.words} ; ${words}`, "place");
}

document.addEventListener("pointerdown", (event) => {
  const handle = event.target.closest?.(".handle");
  if (!handle || event.button !== 0) return;
  drag = { handle, x: event.clientX, y: event.clientY, moves: false, over: null };
  handle.setPointerCapture(event.pointerId);
});
document.addEventListener("pointermove", (event) => {
  if (!drag) return;
  if (!drag.moves) {
    if (Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < THRESHOLD) return;
    drag.moves = true;
    root.classList.add("dragging");
    pick(cardOf(drag.handle));
  }
  if (event.clientY < EDGE) scrollBy(0, -EDGE / 4);
  if (event.clientY > innerHeight - EDGE) scrollBy(0, EDGE / 4);
  const over = document.elementFromPoint(event.clientX, event.clientY)?.closest(".target") ?? null;
  if (over === drag.over) return;
  drag.over?.classList.remove("over");
  over?.classList.add("over");
  drag.over = over;
  clearTimeout(resting);
  if (!over) return;
  say(over.dataset.words, "place");
  resting = setTimeout(priceOf, REST, over);
});
document.addEventListener("pointerup", () => {
  const ended = drag;
  drag = null;
  clearTimeout(resting);
  root.classList.remove("dragging");
  setTimeout(() => (dragged = null));
  if (!ended?.moves) return;
  dragged = ended.handle;
  if (ended.over?.isConnected) drop(ended.over.place);
  else letGo({ focus: true });
});
document.addEventListener("pointercancel", () => {
  root.classList.remove("dragging");
  if (drag?.moves) letGo();
  drag = null;
});
document.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape" || !drag) return;
  if (drag.moves) dragged = drag.handle; // letting the pointer go then is no click
  drag = null;
  clearTimeout(resting);
  root.classList.remove("dragging");
});
document.addEventListener(
  "click",
  (event) => {
    if (dragged?.contains(event.target)) event.preventDefault();
  },
  true,
);
