// What the board does without loading a page anew: every word comes from the server.
const root = document.documentElement;
const headers = { "x-journee": root.dataset.token, "x-journee-rev": root.dataset.rev };
let busy = false;

/** Sends a change; the page is drawn anew where it was made, else why it was not is shown and stays. */
async function change(method, address, body, anyway = false) {
  if (busy) return;
  busy = true;
  try {
    const answer = await fetch(address, {
      method, headers: { ...headers, ...(anyway ? { "x-journee-anyway": "yes" } : {}) }, body,
    });
    if (answer.ok) return await redraw();
    const { text, details = [], open = false } = await answer.json();
    const failure = document.querySelector("#failure");
    failure.querySelector("p").textContent = [text, ...details].join(" ");
    failure.hidden = false;
    const again = failure.querySelector("#anyway");
    again.hidden = !open;
    again.onclick = () => change(method, address, body, true);
    failure.scrollIntoView({ block: "nearest" });
  } catch {
    document.querySelector("#ended").hidden = false;
  } finally {
    busy = false;
  }
}

/** The page as the folder is now, in the place of the one that is shown; a field that is being written in stays. */
async function redraw() {
  if (document.querySelector("td input, td textarea")) return;
  const answer = await fetch(location.href, { headers: { accept: "text/html" } });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const focused = document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent;
  const scrolled = [...document.querySelectorAll(".scroll")].map((box) => [box.scrollLeft, box.scrollTop]);
  for (const part of ["header", "main"]) document.querySelector(part).replaceWith(fresh.querySelector(part));
  document.title = fresh.title;
  headers["x-journee-rev"] = fresh.documentElement.dataset.rev;
  document.querySelectorAll(".scroll").forEach((box, at) => {
    if (scrolled[at]) [box.scrollLeft, box.scrollTop] = scrolled[at];
  });
  const same = [...document.querySelectorAll("button, a")].find(
    (other) => (other.getAttribute("aria-label") ?? other.textContent) === focused,
  );
  (same ?? document.querySelector("main")).focus({ preventScroll: true });
}

/** The cell becomes a field; Enter or leaving it writes, Escape gives up. */
function edit(cell) {
  const long = cell.dataset.value.length > 60 || cell.dataset.value.includes("\n");
  const field = document.createElement(long ? "textarea" : "input");
  field.value = cell.dataset.value;
  field.setAttribute("aria-label", cell.getAttribute("aria-label"));
  if (cell.dataset.wrong !== undefined) {
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", cell.getAttribute("aria-describedby"));
  }
  cell.replaceWith(field);
  field.focus();
  let over = false;
  const end = (write) => {
    if (over) return;
    over = true;
    const value = field.value;
    field.replaceWith(cell);
    cell.focus();
    if (write && value !== cell.dataset.value) mend(cell, value);
  };
  field.addEventListener("blur", () => end(true));
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") end(false);
    if (event.key === "Enter" && (!long || event.ctrlKey)) end(true);
  });
}

function mend(cell, value) {
  const { file, row, column } = cell.dataset;
  return change("PATCH", "/api/sheet", JSON.stringify({ file, row: Number(row), column, value }));
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const { post, job, way, offer } = button.dataset;
  if (button.classList.contains("cell")) edit(button);
  else if (offer !== undefined) mend(button, offer);
  else if (job) change("POST", "/api/jobs", JSON.stringify({ do: job, ...(way ? { way: Number(way) } : {}) }));
  else if (post) change("POST", post);
  else if (button.dataset.delete) change("DELETE", button.dataset.delete);
});

async function take(file) {
  if (file) await change("PUT", "/api/table", file);
}
document.addEventListener("change", (event) => {
  if (event.target.id === "table") take(event.target.files[0]);
});
for (const kind of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    const place = document.querySelector("#drop");
    if (!place || ![...(event.dataTransfer?.types ?? [])].includes("Files")) return;
    event.preventDefault();
    place.classList.toggle("over", kind === "dragover");
    if (kind === "drop") take(event.dataTransfer.files[0]);
  });
}

const events = new EventSource("/events");
events.addEventListener("progress", (event) => {
  const place = document.querySelector("#progress");
  if (place) place.textContent = JSON.parse(event.data)[root.lang];
});
events.addEventListener("changed", () => redraw());
events.addEventListener("error", () => {
  document.querySelector("#ended").hidden = events.readyState !== EventSource.CLOSED;
});
