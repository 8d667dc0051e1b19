// The form in the panel that says where a card shall go: a day, an hour and a room, or another card.
import { itemOf } from "./cards.js";
import { drop } from "./grid.js";
import { openPanel, waiting } from "./panel.js";

/** The place so many steps of the event behind the card, or before it. */
export function stepped({ dataset: { start, room, day } }, by) {
  const step = Number(document.querySelector("#panel").dataset.step);
  return { how: "at", day, minute: Math.max(0, Number(start) + by * step), room };
}

/** The form that says where to. */
export function showPlace(name, card) {
  const { start, room, day } = card.dataset;
  openPanel(card.dataset.name);
  waiting(null);
  const form = document.querySelector("#place");
  form.hidden = false;
  form.dataset.act = name;
  const at = name === "move_to";
  for (const label of form.querySelectorAll("label")) label.hidden = (label.dataset.for === "at") !== at;
  form.elements.hour.required = at;
  form.elements.room.closest("label").hidden = !at || !room || form.elements.room.options.length < 2;
  form.elements.day.closest("label").hidden = !at || form.elements.day.options.length < 2;
  form.elements.day.value = day;
  if (room) form.elements.room.value = room;
  form.elements.hour.value = `${String(Math.floor(start / 60)).padStart(2, "0")}:${String(start % 60).padStart(2, "0")}`;
  const talk = card.dataset.kind === "talk";
  const others = [...document.querySelectorAll(".grid .card")].filter(
    (other) => other !== card && (other.dataset.kind === "talk") === talk,
  );
  form.elements.other.replaceChildren(
    ...others.map((other) => {
      const option = document.createElement("option");
      option.value = JSON.stringify(itemOf(other));
      option.textContent = other.dataset.name;
      return option;
    }),
  );
  form.querySelector(at ? "input" : "select[name=other]").focus();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.id !== "place") return;
  event.preventDefault();
  const { day, hour, room, other } = form.elements;
  if (form.dataset.act === "move_to") {
    const [hours, minutes] = hour.value.split(":").map(Number);
    drop({ how: "at", day: day.value, minute: hours * 60 + minutes, room: room.closest("label").hidden ? "" : room.value });
  } else if (other.value) drop({ how: form.dataset.act.replace("move_", ""), ...JSON.parse(other.value) });
});
