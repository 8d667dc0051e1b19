// The card that is held, and where it goes: by mouse, finger, keyboard and clicks, every way ends in `drop`.
import { all, cardFor, cardOf, handles, itemOf, rove, roveTo } from "./cards.js";
import { change, keeps, redraw } from "./page.js";
import { answers, clearGhosts, closePanel, openPanel, whyPanel } from "./panel.js";
import { ask, giveUpAsking } from "./questions.js";
import { root } from "./root.js";
import { say } from "./say.js";

/** The item of the card that is held and its name, or null. */
export let held = null;

/** The card is held, and each place gets its button. */
export function pick(card) {
  letGo({ asking: true });
  held = { item: itemOf(card), name: card.dataset.name };
  keeps.add("card");
  card.classList.add("held");
  card.querySelector(".handle").setAttribute("aria-pressed", "true");
  say(`${held.name}, ${document.querySelector("#panel").dataset.held}`);
  ask("/api/moves/check", { subject: held.item }, ({ targets, away }) => {
    if (targets) targets.forEach(mark);
    else if (away) shade(away);
  });
}

/** Nothing is held; the page may be drawn again. */
export function letGo({ focus = false, asking = false } = {}) {
  const card = held && cardFor(held.item);
  held = null;
  keeps.delete("card");
  all(".grid .place").forEach((place) => place.remove());
  clearTargets(card);
  clearGhosts();
  closePanel();
  if (!asking) {
    giveUpAsking();
    redraw();
  }
  if (focus && card) roveTo(card.querySelector(".handle"));
}

function clearTargets(card) {
  for (const other of all(".grid .away")) other.classList.remove("away");
  for (const note of all(".grid .absent")) note.remove();
  card?.classList.remove("held");
  card?.querySelector(".handle")?.setAttribute("aria-pressed", "false");
}

/** A place gets its button: its sign, a word, and the hour that the item would have. */
function mark({ place, name, sign, word, beside, hour, at, where, text, more }) {
  const card = cardFor(place);
  if (!card || !held) return;
  const lang = root.lang;
  const target = document.createElement("button");
  target.className = `target ${place.how} ${name}`;
  target.place = place;
  target.dataset.words = `${at[lang]}, ${text[lang]}`;
  const shown = `${sign} ${hour[lang]} ${word[lang]}`;
  const besides = [`${beside[lang]} ${card.dataset.name}`, where[lang], more[lang]];
  target.setAttribute("aria-label", [shown, ...besides.filter(Boolean)].join(", "));
  const chip = document.createElement("span");
  chip.title = target.dataset.words; // of the button it would be told behind its name
  chip.textContent = shown; // day and room are those of the card
  target.append(chip);
  const bar = document.createElement("div"); // in a toolbar readers leave the arrows to the page
  bar.className = "place";
  bar.setAttribute("role", "toolbar");
  bar.append(target);
  card.append(bar);
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

/** The panel tells what it does if the held card goes to the place. */
export function drop(place) {
  if (!held) return;
  held.to = place;
  ask("/api/moves/check", { subject: held.item, to: place }, answers); // first: it is answered while the page is laid out anew
  const there = cardFor(place);
  const before = there?.getBoundingClientRect().top;
  all(".grid .place").forEach((bar) => bar.remove());
  openPanel(held.name);
  if (there) keepInView(there, before);
}

/** The card stays where it was while the panel takes its part of the page, or goes above a panel that would lie on it. */
function keepInView(card, before) {
  const [now, panel] = [card, document.querySelector("#panel")].map((box) => box.getBoundingClientRect());
  const top = panel.left < now.right ? Math.min(before, innerHeight / 6) : before;
  scrollBy({ top: now.top - top, behavior: "instant" });
}

/** The panel tells what holds the card where it is. */
export function why(card) {
  letGo({ asking: true });
  held = { item: itemOf(card), name: card.dataset.name };
  keeps.add("card");
  whyPanel(held.name);
  ask("/api/moves/why", { subject: held.item }, answers);
}

/** The move is written, and the card is no longer held; whatever was taken up meanwhile stays as it is. */
async function take(how, of) {
  const taken = held;
  held = null;
  keeps.delete("card"); // the page is drawn with the move
  const made = await change("POST", "/api/moves", { body: JSON.stringify({ subject: taken?.item, to: taken?.to, how, of }) });
  if (held) return;
  if (!made) {
    held = taken;
    if (held) keeps.add("card");
    return;
  }
  letGo();
  const card = taken && (cardFor(taken.item) ?? (taken.item.kind !== "break" && cardFor({ ...taken.item, day: "" }))); // on another day by now
  if (!card) return;
  if (document.activeElement.matches("body, main, #sentence, #panel *")) roveTo(card.querySelector(".handle")); // nothing else is being done; it says where
  else say(`${card.dataset.name}, ${card.querySelector(".time")?.textContent ?? ""}`);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("button");
  if (!button || event.defaultPrevented) return;
  if (button.classList.contains("handle")) {
    if (held && cardOf(button) === cardFor(held.item)) letGo({ focus: true });
    else {
      pick(cardOf(button));
      rove(button);
    }
  } else if (button.classList.contains("target")) drop(button.place);
  else if (button.dataset.take) take(button.dataset.take, Number(button.dataset.of));
  else if (button.dataset.close !== undefined) letGo({ focus: true });
});
