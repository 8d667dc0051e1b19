// The panel that shows what a move does, its two prices and the reason against, and a preview on the grid.
import { cardFor } from "./cards.js";
import { root } from "./root.js";
import { say } from "./say.js";

const panel = () => document.querySelector("#panel");
const offer = (name) => panel().querySelector(`[data-offer="${name}"]`);
let started = false;

function filled(list, lines) {
  list.replaceChildren(
    ...lines.map((line) => {
      const item = document.createElement("li");
      item.textContent = line[root.lang];
      return item;
    }),
  );
}

export function openPanel(name) {
  const box = panel();
  if (!box) return;
  box.querySelector("#panel-title").textContent = name;
  for (const section of box.querySelectorAll(".offer")) section.hidden = true;
  box.querySelector("#place").hidden = true;
  waiting("");
  box.hidden = false;
  started = false;
  if (document.activeElement === document.body) box.focus(); // what was pressed is gone
}

export function closePanel() {
  if (panel()) panel().hidden = true;
}

/** What is being found out; null where nothing is. */
export function waiting(text) {
  const place = panel().querySelector("#waiting");
  place.hidden = text === null;
  if (text === null) return;
  place.querySelector("#waiting-text").textContent = text;
  place.querySelector("#waiting-looks").hidden = text !== ""; // the text says so itself
}

/** What the worker tells: each part as it comes. */
export function answers(told) {
  if (!panel() || panel().hidden) return;
  for (const name of ["literal", "least", "best"]) if (told[name]) priced(name, told[name]);
  const whether = told.possible || told.impossible;
  if (whether) {
    waiting(whether[root.lang]);
    say(whether[root.lang]);
  }
  if (told.against) {
    const section = offer("against");
    section.hidden = false;
    section.querySelector(".text").textContent = told.against.text[root.lang];
    filled(section.querySelector("ul"), told.against.lines);
    say(told.against.text[root.lang]);
  }
  if (told.holds || told.start) {
    const section = offer("why");
    section.hidden = false;
    const line = document.createElement("li");
    line.textContent = told.holds ? told.holds[root.lang] : `${told.start.sign} ${told.start.text[root.lang]}`;
    section.querySelector("ul").append(line);
  }
  if (told.ended) {
    waiting(null);
    if (told.ended.text) {
      const section = offer("against");
      section.hidden = false;
      section.querySelector(".text").textContent = told.ended.text[root.lang];
      filled(section.querySelector("ul"), told.ended.details ?? []);
      say(told.ended.text[root.lang]);
    }
  }
}

function priced(name, { at, text, who, lines, moved, of, name: sign, same, so_far: open }) {
  const lang = root.lang;
  const section = offer(name);
  const first = section.hidden;
  if (same) {
    const left = section.contains(document.activeElement);
    section.hidden = true; // what it was so far
    if (left) offer(same).querySelector("button").focus();
    return also(offer(same), text[lang]);
  }
  section.hidden = false;
  section.querySelector(".also")?.replaceChildren();
  section.querySelector(".text").textContent = `${at[lang]} – ${text[lang]}`;
  section.querySelector(".who").textContent = who[lang];
  filled(section.querySelector("ul"), lines);
  const button = section.querySelector("button");
  button.dataset.of = of;
  if (name === "literal") button.textContent = sign === "breaks" ? panel().dataset.anyway : panel().dataset.just;
  section.onpointerenter = section.onfocusin = () => ghosts(moved);
  if (first || !open) say([at, text, who].map((each) => each[lang]).filter(Boolean).join(", "));
  const focused = document.activeElement;
  const unlucky = focused === document.body || focused === panel() || focused?.dataset?.take === "literal";
  if (sign !== "breaks" && (!started || (unlucky && brokenHasFocus(focused)))) {
    started = true;
    button.focus();
    ghosts(moved);
  } else if (!started) {
    panel().focus();
    ghosts(moved);
  }
}

/** An offer is what another question found too: it is shown once, with all that it is. */
function also(section, text) {
  section.querySelector(".also").append(Object.assign(document.createElement("p"), { className: "good", textContent: `✓ ${text}` }));
  say(text);
}

/** True where the focus is on an offer that breaks rules, or still on the panel. */
const brokenHasFocus = (focused) => focused === panel() || focused === document.body || focused?.textContent === panel().dataset.anyway;

/** The grid shows what would go where. */
function ghosts(moved) {
  clearGhosts();
  for (const { then, ...item } of moved) {
    const card = cardFor(item);
    if (!card) continue;
    const note = document.createElement("p");
    note.className = "then";
    note.textContent = `→ ${then[root.lang]}`;
    card.classList.add("ghost");
    card.append(note);
  }
}

export function clearGhosts() {
  for (const note of document.querySelectorAll(".then")) note.remove();
  for (const card of document.querySelectorAll(".ghost")) card.classList.remove("ghost");
}

export function whyPanel(name) {
  openPanel(name);
  offer("why").querySelector("ul").replaceChildren();
  panel().focus();
}
