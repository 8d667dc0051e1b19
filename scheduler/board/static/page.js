// The page that is shown: what changes the folder, and how it is drawn anew. Every word comes from the server.
import { root } from "./root.js";
import { hasRows, keepRows, lacksRows, shownRows, takeRows, unrowed } from "./rows.js";
import { listening } from "./say.js";

/** The digest of the folder as this page shows it. */
export let rev = root.dataset.rev;
/** What a browser still sends of a page that is left, in characters of at most three bytes. */
const LONGEST_KEPT = 20_000;
let last = Promise.resolve(true);
/** How many changes were sent. */
let sends = 0;
/** What keeps the page as it is: the name of whatever is held or open on it. */
export const keeps = new Set();
/** The page is no longer kept for that, and is drawn anew if for nothing else. */
export function free(name) {
  keeps.delete(name);
  if (!keeps.size) redraw();
}
/** What outlives a page that is drawn anew: each is called before, and gives what is called behind it. */
export const outlives = new Set();

/** Sends a change behind those that are under way; true once it is made, of which `made` is told, and the page shows it. `all`: what was typed may stand there otherwise by now. */
export function change(method, address, { body, shown = rev, anyway = false, made = () => {}, all = true } = {}) {
  last = last.then(() => send(method, address, { body, shown, anyway, made, all }));
  return last;
}

/** Why a change was not made is shown and stays. */
async function send(method, address, { body, shown, anyway, made, all }) {
  const headers = { "x-journee": root.dataset.token, "x-journee-rev": shown };
  if (anyway) headers["x-journee-anyway"] = "yes";
  document.querySelector("main").setAttribute("aria-busy", "true");
  sends += 1;
  try {
    const keepalive = method === "PATCH" && body.length < LONGEST_KEPT; // else a page that is left takes it along
    const answer = await fetch(address, { method, headers, body, keepalive });
    document.querySelector("#ended").hidden = true;
    if (answer.ok) {
      document.querySelector("#failure").hidden = true;
      made();
      const { to } = await answer.json();
      if (to) location.assign(to);
      else await redraw({ whole: all, look: answer.headers.get("x-journee-look") });
      return true;
    }
    const { text, problems = [], anyway: again = false } = await answer.json();
    const failure = document.querySelector("#failure");
    failure.querySelector("p").textContent = [text, ...problems.map((problem) => problem.text)].map((line) => (/[.!?…]$/.test(line) ? line : `${line}.`)).join(" ");
    failure.hidden = false;
    const anyhow = failure.querySelector("#anyway");
    anyhow.hidden = !again;
    anyhow.onclick = () => change(method, address, { body, shown, anyway: true, made, all });
    failure.scrollIntoView({ block: "nearest" });
  } catch {
    document.querySelector("#ended").hidden = false;
  } finally {
    document.querySelector("main").removeAttribute("aria-busy");
  }
  return false;
}

/** The cell that is being written in. */
const field = () => document.querySelector("td input, td textarea");
const PARTS = ["header", "main", "#keep", "#menu", "#panel"];
const markup = (page) => new Map(PARTS.map((part) => [part, unrowed(page.querySelector(part))]));
/** What the server wrote of each part that is shown: what says the same stays, or a screen reader would begin anew. */
let source = markup(document);
let drawing = null;
let again = false;
/** How the folder looked to the server when it read what is shown, and how it looks by the last news: what is shown already is not drawn anew. */
let look = root.dataset.look;
let latest = null;
/** Whether what is the same is to be replaced too. */
let whole = false;
/** While a button is down: what is pressed must not be replaced before it is up, or the click is lost. */
let pressed = null;
function press(...ends) {
  pressed ??= new Promise((resolve) => {
    const over = new AbortController();
    const up = () => setTimeout(() => { // behind the click
      over.abort();
      pressed = null;
      resolve();
    });
    for (const end of ends) addEventListener(end, up, { signal: over.signal });
  });
}
document.addEventListener("pointerdown", () => press("pointerup", "pointercancel"));
document.addEventListener("keydown", ({ key, target }) => {
  if (key === " " && target.matches("button, summary, [type=checkbox]")) press("keyup", "blur");
});

/** Whether the page shows less than what is known. */
const isDue = () => again || (latest && latest !== look);

/** The page as the folder is now, or once it looks as was told, one drawing after the other: an older answer never replaces a newer one. */
export function redraw({ whole: all = false, look: now = null } = {}) {
  whole ||= all;
  latest = now;
  again ||= !now || (all && !drawing);
  if (!isDue()) return drawing;
  drawing ??= (async () => {
    try {
      let shown = true;
      while (isDue()) {
        again = false;
        latest = null;
        shown = await draw(shown);
        again ||= shown && whole;
      }
    } finally {
      drawing = null;
    }
  })();
  return drawing;
}

/** The page as the server has it now, unless a field is written in without the rows that are shown; null: it has none, or this page is being left, or the board has ended, which its news tell. */
async function pageNow() {
  try {
    const headers = { accept: "text/html", ...(field() ? {} : shownRows()) };
    const answer = await fetch(location.href, { headers });
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}

/** Puts what differs in the place of what is shown; while a field is being written in, all stays as it is. True if the page is what the server has. `waits`: what was read before a change that was sent or told meanwhile is read again. */
async function draw(waits) {
  const before = sends;
  const text = await pageNow();
  if (text === null) return false;
  const fresh = new DOMParser().parseFromString(text, "text/html");
  if (waits && (sends !== before || (latest && latest !== fresh.documentElement.dataset.look))) {
    again = true;
    return false;
  }
  while (pressed) await pressed;
  const written = field();
  if (written) {
    if (lacksRows(fresh)) again = true;
    else written.compare(fresh);
    return false;
  }
  if (keeps.size) return false;
  const now = markup(fresh);
  const parts = PARTS.filter((part) => whole || now.get(part) !== source.get(part));
  source = now;
  whole = false;
  ({ rev, look } = fresh.documentElement.dataset);
  if (!parts.length && !hasRows(fresh)) return true;
  const back = [...outlives].map((keep) => keep());
  const heard = listening(document);
  const choosing = parts.includes("main") && document.querySelector("input[type=file]"); // its dialog may be open, and would tell a field that is gone
  (parts.includes("main") ? keepRows : takeRows)(fresh);
  if (choosing) fresh.querySelector(`#${choosing.id}`)?.replaceWith(choosing);
  for (const part of parts) {
    const [old, now] = [document.querySelector(part), fresh.querySelector(part)];
    if (old && now) old.replaceWith(now);
    else if (now) document.querySelector("#live").before(now);
    else old?.remove();
  }
  document.title = fresh.title;
  document.dispatchEvent(new CustomEvent("drawn"));
  for (const give of back) give();
  heard();
  return true;
}
