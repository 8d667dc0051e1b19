// What every page of the board does: its buttons say what they ask of the server. Every word comes from there.
import "./forms.js";
import "./focus.js";
import "./files.js";
import "./news.js";
import "./drag.js";
import "./keep.js";
import "./keyboard.js";
import "./sort.js";
import "./newrow.js";
import "./find.js";
import "./answered.js";
import { change } from "./page.js";
import { say } from "./say.js";

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const { post, done, job, anyway, ask, body, longer } = button.dataset;
  if (job) change("POST", "/api/jobs", { body: JSON.stringify({ do: job, longer: longer !== undefined }) });
  else if (ask) change(...ask.split(" "), { body, anyway: anyway !== undefined });
  else if (post) change("POST", post).then((made) => made && say(done));
  else if (button.dataset.delete) change("DELETE", button.dataset.delete);
});

/** A part that an address names is unfolded. */
const unfold = () => document.getElementById(location.hash.slice(1))?.closest("details")?.setAttribute("open", "");
addEventListener("hashchange", unfold);
unfold();
