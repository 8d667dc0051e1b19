// Forms: what they send, and how what was typed outlives a page that is drawn anew.
import { both } from "./both.js";
import { change, outlives } from "./page.js";

/** The fields of all forms and settings, by what they stand for. */
const fields = () => [
  ...[...document.querySelectorAll("form[data-send]:not([data-sending])")].flatMap((form) =>
    [...form.elements]
      .filter((field) => field.name && field.type !== "submit")
      .map((field) => [`${form.dataset.send} ${form.dataset.job ?? ""} ${field.id || field.name}`, field]),
  ),
  ...[...document.querySelectorAll("[data-setting]:not([data-sending])")].map((field) => [field.dataset.setting, field]),
];

const isTyped = (field) =>
  field.tagName === "SELECT"
    ? field.selectedOptions[0] !== ([...field.options].find((option) => option.defaultSelected) ?? field.options[0])
    : field.type === "checkbox"
      ? field.checked !== field.defaultChecked
      : field.value !== field.defaultValue;

/** What stood in the field when the page was drawn. */
const stood = (field) => field.dataset.stood ?? (field.tagName === "SELECT" ? ([...field.options].find((option) => option.defaultSelected)?.value ?? "") : field.defaultValue);

let replacing = false;

/** Puts what stands in the field into another that takes its place: its text, and the focus where it was in the text. */
export function carried(field) {
  const { value, checked, selectionStart, selectionEnd } = field;
  const focused = field === document.activeElement;
  return (other) => {
    other.value = value;
    if (field.type === "checkbox") other.checked = checked;
    if (!focused) return;
    other.focus({ preventScroll: true });
    if (selectionStart !== null && selectionStart !== undefined) other.setSelectionRange(selectionStart, selectionEnd);
  };
}

/** What was typed and not sent, what has the focus, and which parts are unfolded. */
function kept() {
  replacing = true; // a field that is taken away loses the focus, and is not left
  const all = fields();
  return {
    ticked: [...document.querySelectorAll("main label > input[type=checkbox][id]")].map(({ id, checked }) => [id, checked]),
    typed: new Map(all.filter(([, field]) => isTyped(field)).map(([key, field]) => [key, { carry: carried(field), before: stood(field) }])),
    focused: all.find(([, field]) => field === document.activeElement)?.[0],
    open: new Map([...document.querySelectorAll("main details[id]")].map((part) => [part.id, part.open])),
  };
}

/** Puts all of it into the new page. */
function restored({ ticked, typed, focused, open }) {
  replacing = false;
  for (const [id, is] of ticked) {
    const box = document.getElementById(id);
    if (box) box.checked = is;
  }
  for (const [id, is] of open) document.getElementById(id)?.toggleAttribute("open", is);
  for (const [key, field] of fields()) {
    if (typed.has(key)) {
      typed.get(key).carry(field);
      if (field.dataset.setting !== undefined) compare(field, typed.get(key).before);
    } else if (key === focused) field.focus({ preventScroll: true });
  }
}
outlives.add(() => {
  const typed = kept();
  return () => restored(typed);
});

/** What somebody else wrote into a setting meanwhile is shown beside what is typed. */
function compare(field, before) {
  const theirs = stood(field);
  if (theirs === before || theirs === field.value) return;
  field.dataset.stood = before;
  both(field, theirs, (mine) => {
    delete field.dataset.stood;
    if (mine) leave(field);
    else field.value = theirs;
  });
}

/** A setting is saved as soon as it is left, or Enter is pressed; where that fails, what was typed stays. */
async function leave(field) {
  const { setting, sending } = field.dataset;
  if (field.validity?.badInput) return; // half a day is none
  if (replacing || setting === undefined || sending !== undefined || field.dataset.both !== undefined || !isTyped(field)) return;
  field.dataset.sending = "";
  if (!(await save(setting, field.value))) delete field.dataset.sending;
}
document.addEventListener("change", ({ target }) => {
  if (target.type !== "date") leave(target); // a day changes with each digit of its year
});
document.addEventListener("focusout", ({ target }) => leave(target));
document.addEventListener("keydown", ({ target, key }) => {
  if (key === "Enter" && target.tagName === "INPUT") leave(target);
});

const save = (key, value) => change("PATCH", "/api/event", { body: JSON.stringify({ key, value }) });

document.addEventListener("click", ({ target }) => {
  const { settingKey, value, add, remove, order, by } = target.closest("button")?.dataset ?? {};
  if (settingKey) save(settingKey, value);
  else if (add) change("POST", "/api/event/tables", { body: JSON.stringify({ table: add }) });
  else if (remove) change("DELETE", "/api/event/tables", { body: JSON.stringify({ key: remove }) });
  else if (order) change("POST", "/api/event/order", { body: JSON.stringify({ name: order, by }) });
});

/** The values of a form, a checkbox being "yes" or "". */
const values = (form) =>
  Object.fromEntries(
    [...form.elements]
      .filter((field) => field.name && field.type !== "submit")
      .map((field) => [field.name, field.type === "checkbox" ? (field.checked ? "yes" : "") : field.value]),
  );

document.addEventListener("submit", async (event) => {
  const form = event.target;
  event.preventDefault();
  const { send, method = "POST", job } = form.dataset;
  if (!send || "sending" in form.dataset) return;
  const { name, value } = event.submitter ?? {};
  const pressed = name ? { [name]: value } : {};
  const body = JSON.stringify({ ...(job && { do: job }), ...values(form), ...pressed });
  form.dataset.sending = ""; // what is drawn next is what the folder holds
  if (!(await change(method, send, { body }))) delete form.dataset.sending;
});

window.addEventListener("beforeunload", (event) => {
  if (fields().some(([, field]) => isTyped(field))) event.preventDefault();
});
