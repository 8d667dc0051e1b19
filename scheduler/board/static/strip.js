// Hours painted on strips of the event's days, beside the field in which they are typed. Every word comes from the server.
import { root } from "./root.js";

const two = (number) => String(number).padStart(2, "0");
const hour = (minute) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
/** Milliseconds without a key after which what is typed is read. */
const STILL = 300;

/** The spans with those minutes added, or taken out. */
function painted(spans, start, end, on) {
  const cut = spans.flatMap(([from, to]) => [[from, Math.min(to, start)], [Math.max(from, end), to]]).filter(([from, to]) => from < to);
  if (!on) return cut;
  const all = [...cut, [start, end]].sort(([one], [other]) => one - other);
  return all.reduce((merged, [from, to]) => {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
    return merged;
  }, []);
}

/** What is painted, as a cell of the table has it; "" where nothing is barred, or nothing wished. */
function written(days) {
  const whole = days.every(({ spans, slots }) => spans.length === 1 && spans[0][0] <= slots[0].start && spans[0][1] >= slots.at(-1).end);
  if (whole) return "";
  const dated = days.length > 1;
  return days.flatMap(({ day, spans }) => spans.map(([from, to]) => `${dated ? `${day} ` : ""}${hour(from)}-${hour(to)}`)).join("; ");
}

/** The strip of a field, behind it; `leave` is called once neither has the focus, `give` where Escape gives up. */
export function strip(field, kind, { leave, give, enter }) {
  const box = document.createElement("div");
  box.className = "strip";
  let days = [];
  let painting = null;
  let asked = 0;

  const read = async () => {
    const number = ++asked;
    const headers = { "x-journee": root.dataset.token };
    const body = JSON.stringify({ text: field.value, field: kind });
    const told = await fetch("/api/hours", { method: "POST", headers, body })
      .then((answer) => (answer.ok ? answer.json() : null))
      .catch(() => null);
    if (number !== asked || !told) return;
    days = told.days;
    draw(told);
    if (number === 1) box.scrollIntoView({ block: "nearest" });
  };

  const draw = ({ hint, told, wrong, empties }) => {
    box.dataset.empties = empties ? "yes" : "";
    const lines = [["quiet", days.length ? hint : ""], [wrong ? "wrong" : "quiet", told]].filter(([, text]) => text);
    box.replaceChildren(
      ...lines.map(([name, text]) => Object.assign(document.createElement("p"), { className: name, textContent: text, role: "status" })),
      ...days.map(line),
    );
  };

  const line = (day, at) => {
    const group = document.createElement("div");
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", day.label);
    if (days.length > 1) group.append(Object.assign(document.createElement("span"), { className: "quiet", textContent: day.label }));
    for (const [number, slot] of day.slots.entries()) {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "slot", title: slot.label, textContent: slot.sign });
      button.setAttribute("aria-label", slot.label);
      button.tabIndex = number ? -1 : 0;
      Object.assign(button.dataset, { at, number });
      group.append(button);
      show(button);
    }
    return group;
  };

  const slotOf = ({ dataset: { at, number } }) => [days[at], days[at].slots[number]];
  const show = (button) => {
    const [{ spans }, { start, end }] = slotOf(button);
    const full = spans.some(([from, to]) => from <= start && end <= to);
    const some = spans.some(([from, to]) => from < end && start < to);
    button.setAttribute("aria-pressed", full ? "true" : some ? "mixed" : "false");
  };

  const paint = (button, on) => {
    const [day, { start, end }] = slotOf(button);
    const spans = painted(day.spans, start, end, on);
    const rest = days.some((other) => (other === day ? spans : other.spans).length);
    if (!rest && !box.dataset.empties) return; // an empty cell would mean any time
    day.spans = spans;
    show(button);
    asked += 1; // what was typed before is no longer the question
    field.value = written(days);
  };

  box.addEventListener("pointerdown", (event) => {
    const button = event.target.closest(".slot");
    if (!button) return;
    event.preventDefault();
    button.focus({ preventScroll: true });
    button.releasePointerCapture?.(event.pointerId);
    for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => (painting = null), { once: true });
    painting = button.getAttribute("aria-pressed") !== "true";
    paint(button, painting);
  });
  box.addEventListener("pointermove", (event) => {
    if (painting === null) return;
    const button = document.elementFromPoint(event.clientX, event.clientY)?.closest(".slot");
    if (button && box.contains(button)) paint(button, painting);
  });
  box.addEventListener("click", (event) => event.stopPropagation());

  box.addEventListener("keydown", (event) => {
    const button = event.target.closest(".slot");
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") give();
    else if (event.key === "Enter") enter();
    else if (button && event.key === " ") paint(button, button.getAttribute("aria-pressed") !== "true");
    else if (button && by) {
      const slots = [...button.parentElement.querySelectorAll(".slot")];
      const next = slots[slots.indexOf(button) + by];
      if (!next) return;
      if (event.shiftKey) paint(next, button.getAttribute("aria-pressed") === "true");
      button.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    } else return;
    event.preventDefault();
  });
  box.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget !== field && !box.contains(relatedTarget)) leave();
  });

  let resting = 0;
  field.addEventListener("input", () => {
    clearTimeout(resting);
    resting = setTimeout(read, STILL);
  });
  field.after(box);
  read();
  return box;
}
