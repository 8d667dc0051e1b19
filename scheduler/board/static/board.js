// What the board does without loading a page anew: every word comes from the server.
import { both } from "./both.js";
import { kept, restored } from "./forms.js";
import { isMail, post, together } from "./mailbox.js";
import { others, page } from "./presence.js";
import { strip } from "./strip.js";

const root = document.documentElement;
let rev = root.dataset.rev;
/** What a browser still sends of a page that is left, in characters of at most three bytes. */
const LONGEST_KEPT = 20_000;
let last = Promise.resolve(true);

/** Sends a change behind those that are under way; true once it is made, and the page shows it. */
export function change(method, address, { body, shown = rev, anyway = false } = {}) {
  last = last.then(() => send(method, address, body, shown, anyway));
  return last;
}

/** Why a change was not made is shown and stays. */
async function send(method, address, body, shown, anyway) {
  const headers = { "x-journee": root.dataset.token, "x-journee-rev": shown };
  if (anyway) headers["x-journee-anyway"] = "yes";
  document.querySelector("main").setAttribute("aria-busy", "true");
  try {
    const keepalive = method === "PATCH" && body.length < LONGEST_KEPT; // else a page that is left takes it along
    const answer = await fetch(address, { method, headers, body, keepalive });
    document.querySelector("#ended").hidden = true;
    if (answer.ok) {
      document.querySelector("#failure").hidden = true;
      const { to } = await answer.json();
      if (to) location.assign(to);
      else await redraw();
      return true;
    }
    const { text, details = [], anyway: again = false } = await answer.json();
    const failure = document.querySelector("#failure");
    failure.querySelector("p").textContent = [text, ...details].map((line) => (/[.!?…]$/.test(line) ? line : `${line}.`)).join(" ");
    failure.hidden = false;
    const anyhow = failure.querySelector("#anyway");
    anyhow.hidden = !again;
    anyhow.onclick = () => change(method, address, { body, shown, anyway: true });
    failure.scrollIntoView({ block: "nearest" });
  } catch {
    document.querySelector("#ended").hidden = false;
  } finally {
    document.querySelector("main").removeAttribute("aria-busy");
  }
  return false;
}

let drawing = null;
let again = false;
/** While the pointer is down: what it presses must not be replaced before it is up, or the click is lost. */
let pressed = null;
document.addEventListener("pointerdown", () => {
  pressed ??= new Promise((resolve) => {
    const up = () => setTimeout(() => { // behind the click
      pressed = null;
      resolve();
    });
    for (const end of ["pointerup", "pointercancel"]) addEventListener(end, up, { once: true });
  });
});

/** The page as the folder is now, one drawing after the other: an older answer never replaces a newer one. */
export function redraw() {
  again = true;
  drawing ??= (async () => {
    try {
      while (again) {
        again = false;
        await draw();
      }
    } finally {
      drawing = null;
    }
  })();
  return drawing;
}

/** Puts the page in the place of the one that is shown; while a field is being written in, all stays as it is. */
async function draw() {
  const answer = await fetch(location.href, { headers: { accept: "text/html" } });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  while (pressed) await pressed;
  const written = document.querySelector("td input, td textarea");
  if (written) return written.compare(fresh);
  if (root.dataset.held !== undefined) return;
  const focused = document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent;
  const at = document.activeElement?.matches?.(".cell") ? { ...document.activeElement.dataset } : null;
  const scrolled = [...document.querySelectorAll(".scroll")].map((box) => [box.scrollLeft, box.scrollTop]);
  const typed = kept();
  const choosing = document.querySelector("input[type=file]"); // its dialog may be open, and would tell a field that is gone
  const failure = document.querySelector("#failure:not([hidden])");
  if (failure) fresh.querySelector("#failure").replaceWith(failure); // it stays until a change is made
  if (choosing) fresh.querySelector(`#${choosing.id}`)?.replaceWith(choosing);
  for (const part of ["header", "main"]) document.querySelector(part).replaceWith(fresh.querySelector(part));
  document.title = fresh.title;
  rev = fresh.documentElement.dataset.rev;
  document.querySelectorAll(".scroll").forEach((box, at) => {
    if (scrolled[at]) [box.scrollLeft, box.scrollTop] = scrolled[at];
  });
  for (const part of ["#keep", "#menu", "#panel"]) {
    const [old, now] = [document.querySelector(part), fresh.querySelector(part)];
    if (old && now) old.replaceWith(now);
    else if (now) document.querySelector("#live").before(now);
    else old?.remove();
  }
  release();
  document.dispatchEvent(new CustomEvent("drawn"));
  if (restored(typed)) return;
  const alike = [...document.querySelectorAll("button, a")].find(
    (other) => (other.getAttribute("aria-label") ?? other.textContent) === focused,
  );
  ((at && same(document, at)) ?? alike)?.focus({ preventScroll: true });
  if (document.activeElement === document.body) document.querySelector("main").focus({ preventScroll: true });
}

/** Files that a spreadsheet holds open, and that are written all the same. */
const anyhow = new Set();
const fileOf = (table) => table.replace(/ \[[^\]]*\]$/, "");

/** Cells of such files are cells like others. */
function release() {
  for (const file of anyhow) {
    for (const note of document.querySelectorAll("[data-open-file]")) note.hidden ||= note.dataset.openFile === file;
    for (const cell of document.querySelectorAll(".cell[data-locked]")) {
      if (fileOf(cell.dataset.file) === file) delete cell.dataset.locked;
    }
  }
}

/** The same cell on another page: its row by what names it, else by its number. */
function same(fresh, { file, column, item, row }) {
  const cells = [...fresh.querySelectorAll(".cell")].filter(({ dataset }) => dataset.file === file && dataset.column === column);
  const named = cells.filter(({ dataset }) => item && dataset.item === item);
  return named.length === 1 ? named[0] : item ? undefined : cells.find(({ dataset }) => dataset.row === row);
}

/** The cell becomes a field; Enter or leaving it writes, Escape gives up; Alt or Shift with Enter begins a line. */
function edit(cell, value = cell.dataset.value) {
  if (cell.dataset.locked !== undefined) {
    const note = [...document.querySelectorAll("[data-open-file]")].find(({ dataset }) => dataset.openFile === fileOf(cell.dataset.file));
    note?.scrollIntoView({ block: "center" });
    return note?.querySelector("button").focus();
  }
  let shown = rev;
  const long = value.length > 60 || value.includes("\n");
  const field = document.createElement(long ? "textarea" : "input");
  field.value = value;
  field.dataset.stands = cell.dataset.value;
  field.dataset.at = `${cell.dataset.item || cell.dataset.row} · ${cell.dataset.column}`;
  field.dir = "auto";
  field.setAttribute("aria-label", cell.getAttribute("aria-label"));
  if (cell.dataset.wrong !== undefined) {
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", cell.getAttribute("aria-describedby"));
  }
  cell.replaceWith(field);
  field.focus();
  let over = false;
  const end = (write, stays) => {
    if (over) return;
    over = true;
    const typed = field.value;
    hours?.remove();
    field.replaceWith(cell);
    if (stays) cell.focus();
    if (write && typed !== cell.dataset.value) mend(cell, typed, shown);
    else redraw();
  };
  const leave = () => field.dataset.both === undefined && end(true, false);
  field.addEventListener("blur", ({ relatedTarget }) => hours?.contains(relatedTarget) || leave());
  field.addEventListener("keydown", (event) => {
    const enters = event.key === "Enter";
    if (event.isComposing || (enters && long && event.shiftKey)) return;
    if (enters && long && event.altKey) {
      event.preventDefault();
      return field.setRangeText("\n", field.selectionStart, field.selectionEnd, "end");
    }
    if (!enters && event.key !== "Escape") return;
    event.preventDefault(); // the key would press the cell, which has the focus by then
    if (enters && field.dataset.both !== undefined) field.nextElementSibling.querySelector("button:not([hidden])").focus();
    else end(enters, true);
  });
  const paints = { leave, give: () => end(false, true), enter: () => end(true, true) };
  const hours = cell.dataset.strip && !long ? strip(field, cell.dataset.strip, paints) : null;
  field.compare = (fresh) => {
    const now = same(fresh, cell.dataset);
    if (now?.dataset.value === field.dataset.stands) {
      shown = fresh.documentElement.dataset.rev; // the cell is the same there, in whichever row
      cell.dataset.row = now.dataset.row;
      return;
    }
    if (field.value === field.dataset.stands || field.value === now?.dataset.value) return end(false, true);
    if (field.dataset.both === (now?.dataset.value ?? "")) return;
    document.querySelector("#failure").hidden = true;
    both(field, now?.dataset.value, (mine) => {
      if (!mine) return end(false, true);
      const typed = field.value;
      over = true;
      hours?.remove();
      field.replaceWith(cell);
      Object.assign(cell.dataset, { row: now.dataset.row, value: now.dataset.value });
      mend(cell, typed, fresh.documentElement.dataset.rev);
    });
  };
}

/** The cell is written; where that fails, what was typed stands in its field again. */
async function mend(cell, value, shown = rev) {
  const { file, row, column, value: before } = cell.dataset;
  const show = (text) => cell.classList.contains("cell") && Object.assign(cell, { textContent: text }) && (cell.dataset.value = text);
  show(value);
  const body = JSON.stringify({ file, row: Number(row), column, value });
  const written = await change("PATCH", "/api/sheet", { body, shown, anyway: anyhow.has(fileOf(file)) });
  if (written) return;
  show(before);
  if (!cell.isConnected || !cell.classList.contains("cell")) return;
  edit(cell, value);
  redraw(); // where somebody else has changed it, both are shown
}

/** A window that is closed while something was typed asks first. */
window.addEventListener("beforeunload", (event) => {
  const field = document.querySelector("td input, td textarea");
  if (field && field.value !== field.dataset.stands) event.preventDefault();
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const { post, job, way, of, anyway, offer, ask, body, longer, write } = button.dataset;
  if (button.classList.contains("cell")) edit(button);
  else if (offer !== undefined) mend(button, offer);
  else if (job) {
    const taken = way ? { way: Number(way), of: Number(of) } : {};
    change("POST", "/api/jobs", { body: JSON.stringify({ do: job, ...taken, longer: longer !== undefined }), anyway: anyway !== undefined });
  }
  else if (write !== undefined) {
    anyhow.add(write);
    release();
  }
  else if (ask) change(...ask.split(" "), { body });
  else if (post) change("POST", post);
  else if (button.dataset.delete) change("DELETE", button.dataset.delete);
});

/** Hands over a file, or the several of one export. */
async function take(files) {
  if (!files.length) return;
  const form = document.querySelector("#name")?.form;
  const said = new URLSearchParams(form ? { name: form.elements.name.value } : {});
  if (files.length > 1) said.set("together", "yes");
  if (form) form.dataset.sending = ""; // the name goes along: nothing that was typed is lost with this page
  const taken = await change("PUT", `/api/table?${said}`, { body: files.length > 1 ? together(files) : files[0] });
  if (form && !taken) delete form.dataset.sending;
}
document.addEventListener("change", (event) => {
  if (event.target.id === "table") take([...event.target.files]);
});
for (const kind of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    const place = document.querySelector("#drop");
    if (!place || ![...(event.dataTransfer?.types ?? [])].includes("Files")) return;
    event.preventDefault();
    place.classList.toggle("over", kind === "dragover");
    const files = kind === "drop" ? [...event.dataTransfer.files] : [];
    const mailed = place.dataset.takes === "mails" || (files.some(isMail) && !document.querySelector("#name"));
    if (files.length && mailed) post(files);
    else if (files.length) take(files);
  });
}

let events = null;
let missed = false;
let opened = () => {};
/** Kept once the news are heard: what is told before is told to nobody. */
export let heard = new Promise((resolve) => (opened = resolve));

/** Listens to the news: a browser has few connections for one server, so that pages which nobody sees hold none. */
function listen() {
  if (document.hidden) {
    events?.close();
    events = null;
    heard = new Promise((resolve) => (opened = resolve));
    missed = true;
    return;
  }
  if (events) return;
  events = new EventSource(`/events?page=${page}`);
  events.addEventListener("presence", (event) => others(JSON.parse(event.data)));
  events.addEventListener("progress", (event) => {
    const place = document.querySelector("#progress");
    if (place) place.textContent = JSON.parse(event.data)[root.lang];
  });
  events.addEventListener("told", (event) => {
    document.dispatchEvent(new CustomEvent("told", { detail: JSON.parse(event.data) }));
  });
  events.addEventListener("changed", () => redraw());
  events.addEventListener("rev", (event) => {
    opened();
    if (JSON.parse(event.data).rev !== rev) redraw();
  });
  events.addEventListener("error", () => {
    document.querySelector("#ended").hidden = false;
    missed = true;
  });
  events.addEventListener("open", () => {
    document.querySelector("#ended").hidden = true;
    if (missed) redraw();
    missed = false;
  });
}
document.addEventListener("visibilitychange", listen);
listen();

/** On the day itself the page goes with the time, which changes no file. */
setInterval(() => {
  if (!document.hidden && document.querySelector("[data-live]")) redraw();
}, 30_000);

/** A part that an address names is unfolded. */
const unfold = () => document.getElementById(location.hash.slice(1))?.closest("details")?.setAttribute("open", "");
addEventListener("hashchange", unfold);
unfold();
