// What is written on this page is told to the others that are open, and theirs is shown here. Words come from the server.
import { root } from "./root.js";

/** The name by which the server knows this page. */
export const page = `${Date.now()}-${Math.random()}`;
let shown = "";
let told = "";

/** What is being written here: a cell, a setting, or what is held. */
function here() {
  const at = document.activeElement;
  const held = document.querySelector(".card.held")?.dataset.name;
  const field = at?.matches?.("td input, td textarea") ? at.dataset.at : at?.matches?.("[data-setting]") ? at.labels?.[0]?.textContent : "";
  return (held ?? field ?? "").trim();
}

/** The others are told, if there are any, once it is something else. */
function tellHere() {
  const at = shown ? here() : told;
  if (at === told) return;
  told = at;
  const headers = { "x-journee": root.dataset.token };
  fetch("/api/here", { method: "POST", headers, body: JSON.stringify({ page, at }) }).catch(() => {});
}

function show() {
  const place = document.querySelector("#others");
  if (!place) return;
  place.textContent = shown;
  place.hidden = !shown;
}

/** The server has told of the other pages. */
export function others(texts) {
  shown = texts[page]?.[root.lang] ?? "";
  show();
  tellHere();
}

for (const kind of ["focusin", "focusout", "pointerup"]) document.addEventListener(kind, () => setTimeout(tellHere));
document.addEventListener("drawn", () => (show(), tellHere()));
