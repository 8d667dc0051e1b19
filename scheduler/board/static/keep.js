// What a new search shall keep of the programme that was moved by hand.
import { pin } from "./menu.js";
import { change, free, keeps } from "./page.js";

document.addEventListener(
  "click",
  (event) => {
    const dialog = document.querySelector("#keep");
    if (!dialog || event.target.closest?.("button")?.dataset.job !== "solve") return;
    event.stopPropagation();
    dialog.showModal();
    keeps.add("dialog");
    dialog.addEventListener("close", () => free("dialog"), { once: true });
  },
  true,
);

async function keep(button) {
  const how = button.dataset.keep;
  document.querySelector("#keep").close();
  if (!how) return;
  if (how === "nearest") return change("POST", "/api/moves/nearest");
  if (how === "pin" && !(await pin(JSON.parse(button.dataset.pins), true))) return;
  change("POST", "/api/jobs", { body: JSON.stringify({ do: "solve" }) });
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("button");
  if (button?.dataset.keep !== undefined) keep(button);
  else if (button?.dataset.pins) pin(JSON.parse(button.dataset.pins), true);
});
