// The grid by keyboard: arrows go from card to card, or from place to place; letters do what the menu does.
import { all, cardFor, cardOf, handles, itemOf, rove } from "./cards.js";
import { carried } from "./typed.js";
import { drop, held, letGo, why } from "./grid.js";
import { closeMenu, openMenu, pin } from "./menu.js";
import { outlives } from "./page.js";
import { stepped } from "./place.js";

/** Whether letters do something, as was chosen once. */
function showLetters() {
  const letters = document.querySelector("#letters");
  if (letters) letters.checked = localStorage.getItem("letters") !== "off";
}
document.addEventListener("drawn", showLetters);
showLetters();

document.addEventListener("focusin", ({ target }) => {
  if (target.classList?.contains("handle")) rove(target);
});
document.addEventListener("change", ({ target }) => {
  if (target.id === "letters") localStorage.setItem("letters", target.checked ? "on" : "off");
});
document.addEventListener("input", ({ target }) => {
  if (target.id === "find") found(target.value)?.scrollIntoView({ block: "center" });
});
outlives.add(() => {
  const find = document.querySelector("#find");
  const carry = find && carried(find);
  return () => {
    const fresh = document.querySelector("#find");
    if (fresh) carry?.(fresh);
  };
});
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const found = (text) => (text ? all(".grid .card") : []).find((card) => card.dataset.kind === "talk" && folded(card.textContent).includes(folded(text)));

/** The element beside this one in a list; at its ends itself. */
const beside = (list, element, by) => list[Math.min(Math.max(list.indexOf(element) + by, 0), list.length - 1)];
const blockOf = (element) => element.closest(".block");

/** The next of the list that lies in another block; `rooms`: in another column of the same band. */
function elsewhere(list, element, by, rooms) {
  const here = rooms ? blockOf(element).parentElement : blockOf(element);
  for (let at = list.indexOf(element) + by; at >= 0 && at < list.length; at += by) {
    const there = rooms ? blockOf(list[at]).parentElement : blockOf(list[at]);
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
  if (key === "Escape" && held) {
    event.preventDefault();
    return letGo({ focus: true });
  }
  if (key === "Escape") return closeMenu(true);
  if (target.closest?.("#menu") && (key === "ArrowDown" || key === "ArrowUp")) {
    event.preventDefault();
    return beside([...target.parentElement.querySelectorAll("button:not([hidden])")], target, BY[key]).focus();
  }
  if (target.id === "find" && key === "Enter") {
    event.preventDefault(); // the key would take up the card that has the focus then
    return found(target.value)?.querySelector(".handle").focus();
  }
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
    return drop(stepped(cardFor(held.item), BY[key]));
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
  if (held || event.ctrlKey || event.altKey || event.metaKey || document.querySelector("#letters")?.checked === false) return;
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
