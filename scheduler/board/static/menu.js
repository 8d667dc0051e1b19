// The menu of a card: its pin, why it is where it is, where else it shall go.
import { cardOf, itemOf } from "./cards.js";
import { pick, why } from "./grid.js";
import { change, free, keeps } from "./page.js";
import { showPlace } from "./place.js";
import { giveUpAsking } from "./questions.js";

/** Pins the items where they are, or frees them; true once it is written. */
export const pin = (items, pinned) =>
  change("POST", "/api/pins", { body: JSON.stringify({ subjects: items.map(({ kind, id, day }) => ({ kind, id, day })), pinned }) });

/** The menu of the card, at its button; if it is open there, it closes. */
export function openMenu(card, opener) {
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
  keeps.add("menu");
  card.append(menu);
  menu.hidden = false;
  menu.querySelector("button:not([hidden])").focus();
}

export function closeMenu(focus = false) {
  const menu = document.querySelector("#menu");
  if (!menu || menu.hidden) return;
  const opener = cardOf(menu)?.querySelector(".more");
  menu.hidden = true;
  document.querySelector("#panel").before(menu);
  opener?.setAttribute("aria-expanded", "false");
  free("menu");
  if (focus) opener?.focus();
}

function act(name, card) {
  closeMenu();
  if (!card) return;
  const item = itemOf(card);
  if (name === "pin" || name === "unpin") pin([item], name === "pin");
  else if (name === "withdraw_talk") change("POST", "/api/withdrawn", { body: JSON.stringify({ subject: item }) });
  else if (name === "why_here") why(card);
  else {
    pick(card);
    giveUpAsking();
    showPlace(name, card);
  }
}

document.addEventListener("click", (event) => {
  if (!event.target.closest?.("#menu, .more")) closeMenu();
  const button = event.target.closest?.("button");
  if (button?.classList.contains("more")) openMenu(cardOf(button), button);
  else if (button?.dataset.act) act(button.dataset.act, cardOf(button));
});
