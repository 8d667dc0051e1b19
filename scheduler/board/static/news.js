// The news of the server: what has changed in the folder, how far a search is, and what is told of a question.
import { redraw, rev } from "./page.js";
import { others, page } from "./presence.js";
import { root } from "./root.js";
import { say } from "./say.js";

let events = null;
let missed = false;
let opened = () => {};
/** Kept once the news are heard, and then null: what is told before is told to nobody. */
export let unheard = silence();

function silence() {
  return new Promise((resolve) => {
    opened = () => {
      unheard = null;
      resolve();
    };
  });
}

/** Listens to the news: a browser has few connections for one server, so that pages which nobody sees hold none. */
function listen() {
  if (document.hidden) {
    events?.close();
    events = null;
    unheard = silence();
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
  events.addEventListener("changed", ({ data }) => redraw(JSON.parse(data)));
  events.addEventListener("missed", (event) => {
    say(JSON.parse(event.data)[root.lang], "missed");
    redraw(); // what they told is on the page as it is now
  });
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
