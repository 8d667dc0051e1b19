// Moves on the grid, by mouse, finger, keyboard and clicks: every way ends in `drop`. Every word comes from the server.
import { change, heard, redraw } from "./board.js";
import { answers, clearGhosts, closePanel, openPanel, showPlace, whyPanel } from "./panel.js";

const root = document.documentElement;
/** Pixels that a pointer moves before it drags, and from an edge within which the page scrolls along. */
const THRESHOLD = 6;
const EDGE = 56;
/** Milliseconds for which a pointer rests on a place before its price is asked. */
const REST = 400;
const all = (selector) => [...document.querySelectorAll(selector)];
const cardOf = (element) => element?.closest?.(".card[data-kind]");
const handles = () => all(".grid .handle");
export const itemOf = ({ dataset: { kind, id, day } }) => ({ kind, id, day });
export const cardFor = ({ kind, id, day }) =>
  all(".grid .card").find(({ dataset }) => dataset.kind === kind && dataset.id === id && (dataset.day === day || !day));

/** The card that is held, the name of the newest question, and whether a pointer drags. */
let held = null;
let asker = "";
let drag = null;
/** Whether every place has been told, and the wait for a pointer that rests. */
let settled = false;
let resting = 0;

export function say(text) {
  document.querySelector("#live").textContent = text;
}

/** Puts a question; its answers come as events that bear the name of this asker. */
export async function ask(question) {
  const name = `${Date.now()}-${Math.random()}`;
  asker = name;
  settled = false;
  await heard;
  if (asker !== name) return;
  const headers = { "x-journee": root.dataset.token };
  await fetch("/api/questions", { method: "POST", headers, body: JSON.stringify({ ...question, asker }) }).catch(() => {
    document.querySelector("#ended").hidden = false;
  });
}

function giveUpAsking() {
  asker = "";
  fetch("/api/questions", { method: "DELETE", headers: { "x-journee": root.dataset.token } }).catch(() => {});
}

function pick(card) {
  letGo({ asking: true });
  held = { item: itemOf(card), name: card.dataset.name };
  root.dataset.held = "";
  card.classList.add("held");
  card.querySelector(".handle").setAttribute("aria-pressed", "true");
  say(`${held.name}: ${document.querySelector("#panel").dataset.held}`);
  ask({ do: "targets", item: held.item });
}

/** Nothing is held; the page may be drawn again. */
export function letGo({ focus = false, asking = false } = {}) {
  const card = held && cardFor(held.item);
  held = null;
  delete root.dataset.held;
  all(".target").forEach((target) => target.remove());
  clearTargets(card);
  clearGhosts();
  closePanel();
  if (!asking && asker) giveUpAsking();
  if (!asking) redraw();
  if (focus && card) roveTo(card.querySelector(".handle"));
}

function clearTargets(card) {
  for (const other of all(".grid .away")) other.classList.remove("away");
  for (const note of all(".grid .absent")) note.remove();
  card?.classList.remove("held");
  card?.querySelector(".handle")?.setAttribute("aria-pressed", "false");
}

/** A place gets its button: its sign, a word, and the hour that the item would have. */
function mark({ place, name, sign, word, hour, at, text }) {
  const card = cardFor(place);
  if (!card || !held) return;
  const lang = root.lang;
  const target = document.createElement("button");
  target.className = `target ${place.how} ${name}`;
  target.place = place;
  target.dataset.words = `${at[lang]}, ${text[lang]}`;
  const shown = `${sign} ${hour[lang]} ${word[lang]}`;
  const where = at[lang] === hour[lang] ? "" : `, ${at[lang]}`;
  target.setAttribute("aria-label", `${shown}${where}, ${text[lang]}`);
  target.title = `${at[lang]}, ${text[lang]}`;
  const chip = document.createElement("span");
  chip.textContent = shown; // day and room are those of the card
  target.append(chip);
  card.append(target);
}

/** The hours at which the talk that is held, or who gives it, cannot be: told by a word, and shaded. */
function shade({ talks, text }) {
  for (const id of held ? talks : []) {
    const card = cardFor({ kind: "talk", id });
    if (!card || card.classList.contains("away")) continue;
    card.classList.add("away");
    const note = document.createElement("span");
    note.className = "absent";
    note.textContent = text[root.lang];
    card.querySelector(".time").append(note);
  }
}

export function drop(place) {
  if (!held) return;
  all(".target").forEach((target) => target.remove());
  openPanel(held.name, cardFor(held.item));
  ask({ do: "price", item: held.item, place });
}

document.addEventListener("told", ({ detail }) => {
  if (detail.asker !== asker) return;
  if (detail.target) mark(detail.target);
  else if (detail.away) shade(detail.away);
  else if (drag?.priced?.isConnected) hint(drag.priced, detail);
  else answers(detail);
  if (detail.ended) settled = true;
});

/** The price of the place on which the pointer rests, once all places are told. */
function priceOf(target) {
  if (!held || drag?.over !== target || !target.isConnected) return;
  if (!settled) {
    resting = setTimeout(priceOf, REST, target);
    return;
  }
  drag.priced = target;
  drag.figures = {};
  ask({ do: "price", item: held.item, place: target.place });
}

/** What is known of the price stands on the place: the last that was told is the most exact, and all that one offer is. */
function hint(target, detail) {
  const lang = root.lang;
  const name = ["best", "least", "literal"].find((each) => detail[each]);
  const { text, who, same } = detail[name] ?? {};
  if (same) drag.figures[same]?.splice(-1, 0, text[lang]);
  else if (name) drag.figures[name] = [text[lang], who[lang]];
  const words = name ? drag.figures[same || name]?.join(" – ") : detail.against?.text[lang];
  if (!words) return;
  let note = target.querySelector(".price");
  if (!note) {
    note = document.createElement("span");
    note.className = "price";
    target.prepend(note);
  }
  note.textContent = words;
  if (drag.over === target) say(`${target.dataset.words} ; ${words}`);
}

// ── pointers ──

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
  say(over.dataset.words);
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
/** The handle of a drag that has just ended: the click that follows is none. */
let dragged = null;

// ── clicks ──

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("button");
  const menu = document.querySelector("#menu");
  if (menu && !event.target.closest("#menu, .more")) closeMenu();
  if (!button) return;
  if (button.classList.contains("handle")) {
    if (button === dragged) return;
    if (held && cardOf(button) === cardFor(held.item)) letGo({ focus: true });
    else {
      pick(cardOf(button));
      rove(button);
    }
  } else if (button.classList.contains("target")) drop(button.place);
  else if (button.classList.contains("more")) openMenu(cardOf(button), button);
  else if (button.dataset.act) act(button.dataset.act, cardOf(button));
  else if (button.dataset.take) take(button.dataset.take, Number(button.dataset.of));
  else if (button.dataset.close !== undefined) letGo({ focus: true });
  else if (button.dataset.keep !== undefined) keep(button);
  else if (button.dataset.pins) pin(JSON.parse(button.dataset.pins), true);
});

async function take(how, of) {
  const item = held?.item;
  delete root.dataset.held;
  const made = await change("POST", "/api/moves", { body: JSON.stringify({ how, of }) });
  if (!made) {
    if (held) root.dataset.held = "";
    return;
  }
  letGo();
  await redraw();
  const card = item && cardFor(item);
  if (card) roveTo(card.querySelector(".handle"));
  say(card ? `${card.dataset.name}: ${card.querySelector(".time")?.textContent ?? ""}` : "");
}

const pin = (items, pinned) =>
  change("POST", "/api/pins", { body: JSON.stringify({ items: items.map(({ kind, id, day }) => ({ kind, id, day })), pinned }) });

// ── the menu of a card ──

function openMenu(card, opener) {
  const menu = document.querySelector("#menu");
  if (!menu.hidden && menu.parentElement === card) return closeMenu(true);
  closeMenu();
  const { kind, pinned } = card.dataset;
  const shown = {
    pin: pinned === undefined,
    unpin: pinned !== undefined && kind !== "break",
    withdraw_talk: kind === "talk",
  };
  for (const button of menu.querySelectorAll("button")) button.hidden = shown[button.dataset.act] === false;
  opener.setAttribute("aria-expanded", "true");
  root.dataset.held = "";
  card.append(menu);
  menu.hidden = false;
  menu.querySelector("button:not([hidden])").focus();
}

function closeMenu(focus = false) {
  const menu = document.querySelector("#menu");
  if (!menu || menu.hidden) return;
  const opener = cardOf(menu)?.querySelector(".more");
  menu.hidden = true;
  document.querySelector("#panel").before(menu);
  opener?.setAttribute("aria-expanded", "false");
  if (!held) {
    delete root.dataset.held;
    redraw();
  }
  if (focus) opener?.focus();
}

function act(name, card) {
  closeMenu();
  if (!card) return;
  const item = itemOf(card);
  if (name === "pin" || name === "unpin") pin([item], name === "pin");
  else if (name === "withdraw_talk") change("POST", "/api/withdrawn", { body: JSON.stringify({ item }) });
  else if (name === "why_here") why(card);
  else {
    pick(card);
    giveUpAsking();
    showPlace(name, card);
  }
}

function why(card) {
  letGo({ asking: true });
  held = { item: itemOf(card), name: card.dataset.name };
  root.dataset.held = "";
  whyPanel(held.name, card);
  ask({ do: "why", item: held.item });
}

// ── what a search shall keep ──

document.addEventListener(
  "click",
  (event) => {
    const dialog = document.querySelector("#keep");
    if (!dialog || event.target.closest?.("button")?.dataset.job !== "solve" || dialog.dataset.answered) return;
    event.stopPropagation();
    dialog.showModal();
  },
  true,
);

async function keep(button) {
  const how = button.dataset.keep;
  document.querySelector("#keep").close();
  if (!how) return;
  if (how === "nearest") return change("POST", "/api/moves/nearest");
  if (how === "pin" && !(await pin(JSON.parse(button.dataset.pins), true))) return;
  change("POST", "/api/jobs", { body: JSON.stringify({ do: "solve" }) });
}

// ── the keyboard ──

/** One stop for Tab: the handle that had the focus last. */
function rove(handle) {
  for (const other of handles()) other.tabIndex = other === handle ? 0 : -1;
}

function roveTo(handle) {
  rove(handle);
  handle.focus();
}

/** A redraw brings new cards: one of them is the stop. */
function settle() {
  const every = handles();
  if (every.length && !every.some((handle) => handle.tabIndex === 0)) every[0].tabIndex = 0;
  const letters = document.querySelector("#letters");
  if (letters) letters.checked = localStorage.getItem("letters") !== "off";
}
document.addEventListener("drawn", settle);
settle();

document.addEventListener("focusin", ({ target }) => {
  if (target.classList?.contains("handle")) rove(target);
  if (target.classList?.contains("target")) say(target.dataset.words);
});
document.addEventListener("change", ({ target }) => {
  if (target.id === "letters") localStorage.setItem("letters", target.checked ? "on" : "off");
});
document.addEventListener("input", ({ target }) => {
  if (target.id === "find") found(target.value)?.scrollIntoView({ block: "center" });
});
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const found = (text) => text && all(".grid .card").find((card) => card.dataset.kind === "talk" && folded(card.textContent).includes(folded(text)));

/** The element beside this one in a list; at its ends itself. */
const beside = (list, element, by) => list[Math.min(Math.max(list.indexOf(element) + by, 0), list.length - 1)];
const blockOf = (element) => element.closest(".block");

/** The next of the list that lies in another block; `rooms`: in the same band. */
function elsewhere(list, element, by, rooms) {
  const here = blockOf(element);
  for (let at = list.indexOf(element) + by; at >= 0 && at < list.length; at += by) {
    const there = blockOf(list[at]);
    if (there !== here && (!rooms || there.parentElement === here.parentElement)) return list[at];
  }
  return element;
}

const BY = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

function goes(event, list, element) {
  const days = all(".grid");
  const day = element.closest(".grid");
  switch (event.key) {
    case "ArrowDown":
    case "ArrowUp":
      return event.ctrlKey ? elsewhere(list, element, BY[event.key], false) : beside(list, element, BY[event.key]);
    case "ArrowLeft":
    case "ArrowRight":
      return elsewhere(list, element, BY[event.key], true);
    case "Home":
      return list[0];
    case "End":
      return list.at(-1);
    case "PageDown":
    case "PageUp":
      return list.find((other) => beside(days, day, event.key === "PageDown" ? 1 : -1).contains(other)) ?? element;
  }
  return null;
}

/** The places in the order of the page; the held card's handle stands where it is. */
const places = () => all(".grid .target, .grid .held .handle").sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top || one.getBoundingClientRect().left - other.getBoundingClientRect().left);

document.addEventListener("keydown", (event) => {
  const { target, key } = event;
  const onGrid = target.matches?.(".handle, .target, .more");
  if (key === "Escape" && (held || drag)) {
    if (drag?.moves) dragged = drag.handle; // letting the pointer go then is no click
    drag = null;
    clearTimeout(resting);
    root.classList.remove("dragging");
    event.preventDefault();
    return letGo({ focus: true });
  }
  if (key === "Escape") return closeMenu(true);
  if (target.closest?.("#menu") && (key === "ArrowDown" || key === "ArrowUp")) {
    event.preventDefault();
    return beside([...target.parentElement.querySelectorAll("button:not([hidden])")], target, BY[key]).focus();
  }
  if (target.id === "find" && key === "Enter") return found(target.value)?.querySelector(".handle").focus();
  if (event.ctrlKey && !event.altKey && !/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && "zy".includes(key.toLowerCase())) {
    const button = document.querySelector(`[data-post="/api/${key.toLowerCase() === "z" && !event.shiftKey ? "undo" : "redo"}"]`);
    if (button) {
      event.preventDefault();
      button.click();
    }
    return;
  }
  if (!onGrid) return;
  if (held && event.shiftKey && BY[key]) {
    event.preventDefault();
    return drop(showPlace("step", cardFor(held.item), BY[key]));
  }
  const list = held ? places() : handles();
  const next = goes(event, list, list.includes(target) ? target : (cardOf(target)?.querySelector(".handle") ?? target));
  if (next) {
    event.preventDefault();
    return next.focus();
  }
  const card = cardOf(target);
  if (key === "ContextMenu" || (key === "F10" && event.shiftKey)) {
    event.preventDefault();
    return openMenu(card, card.querySelector(".more"));
  }
  if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector("#letters")?.checked === false) return;
  letter(event, card);
});

function letter(event, card) {
  const does = {
    m: () => openMenu(card, card.querySelector(".more")),
    p: () => pin([itemOf(card)], card.dataset.pinned === undefined),
    "?": () => why(card),
    "/": () => document.querySelector("#find").focus(),
  }[event.key.toLowerCase()];
  if (!does || !card) return;
  event.preventDefault();
  does();
}
