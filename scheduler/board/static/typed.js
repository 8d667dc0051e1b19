// What is typed and not yet in the folder, what has the focus, and what is unfolded outlive a page that is drawn anew.
import { both } from "./both.js";
import { outlives } from "./page.js";

/** The fields that a form sends. */
export const fieldsOf = (form) => [...form.elements].filter((field) => field.name && field.type !== "submit");

/** The name of a form that is the same on a page that is drawn anew. */
const formKey = (form) => [form.dataset.send, form.dataset.job ?? "", fieldsOf(form).map(({ id, name }) => id || name)[0]].join(" ");

const forms = () => [...document.querySelectorAll("form[data-send]")];

/** What a field stands for: the same on a page that is drawn anew. */
const keyOf = (field) => field.dataset.setting ?? field.dataset.choice ?? `${formKey(field.form)} ${field.id || field.name}`;

/** The fields of all forms and settings, and what is chosen for one. */
const fields = () => [...forms().flatMap(fieldsOf), ...document.querySelectorAll("[data-setting], [data-choice]")];

const stateOf = (field) => (field.type === "checkbox" ? field.checked : field.value);

/** What the folder has by now of what was sent, until the page that shows it is drawn: by field, what stood in it. */
const made = new Map();
/** The forms and settings of which something is being sent. */
const sending = new Set();

/** Whether what stands in the field is nowhere else. */
export function isTyped(field) {
  const key = keyOf(field);
  if (made.has(key)) return made.get(key) !== stateOf(field);
  if (field.tagName === "SELECT") return field.selectedOptions[0] !== ([...field.options].find((option) => option.defaultSelected) ?? field.options[0]);
  return field.type === "checkbox" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
}

/** Sends what stands in a form or a setting, once at a time: `send` gets what it calls as soon as the folder has it. */
export async function sent(part, send) {
  const own = part.dataset.setting === undefined ? fieldsOf(part) : [part];
  const key = part.dataset.setting ?? formKey(part);
  if (sending.has(key)) return false;
  const values = new Map(own.map((field) => [keyOf(field), stateOf(field)]));
  sending.add(key);
  showSending();
  const done = await send(() => values.forEach((value, name) => made.set(name, value)));
  sending.delete(key);
  showSending();
  return done;
}

/** A form that is being sent looks so. */
function showSending() {
  for (const form of forms()) form.toggleAttribute("data-sending", sending.has(formKey(form)));
}

/** What stood in the field when the page was drawn. */
const stood = (field) => field.dataset.stood ?? (field.tagName === "SELECT" ? ([...field.options].find((option) => option.defaultSelected)?.value ?? "") : field.defaultValue);

/** True while fields are taken away: one that loses the focus by that is not left. */
export let replacing = false;

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

function kept() {
  replacing = true;
  const typed = fields().filter(isTyped);
  const focused = fields().find((field) => field === document.activeElement);
  return {
    ticked: [...document.querySelectorAll("main label > input[type=checkbox][id]")].map(({ id, checked }) => [id, checked]),
    typed: new Map(typed.map((field) => [keyOf(field), { carry: carried(field), before: made.get(keyOf(field)) ?? stood(field) }])),
    focused: focused && keyOf(focused),
    open: new Map([...document.querySelectorAll("main details[id]")].map((part) => [part.id, part.open])),
  };
}

/** Puts all of it into the new page. */
function restored({ ticked, typed, focused, open }) {
  replacing = false;
  made.clear();
  for (const [id, is] of ticked) {
    const box = document.getElementById(id);
    if (box) box.checked = is;
  }
  for (const [id, is] of open) document.getElementById(id)?.toggleAttribute("open", is);
  for (const field of fields()) {
    const key = keyOf(field);
    if (typed.has(key)) {
      typed.get(key).carry(field);
      if (field.dataset.setting !== undefined) compare(field, typed.get(key).before);
    } else if (key === focused) field.focus({ preventScroll: true });
  }
  showSending();
}
outlives.add(() => {
  const state = kept();
  return () => restored(state);
});

/** What somebody else wrote into a setting meanwhile is shown beside what is typed. */
function compare(field, before) {
  const theirs = stood(field);
  if (theirs === before || theirs === field.value) return;
  field.dataset.stood = before;
  both(field, theirs, (mine) => {
    delete field.dataset.stood;
    if (mine) field.dispatchEvent(new CustomEvent("left", { bubbles: true }));
    else field.value = theirs;
  });
}

window.addEventListener("beforeunload", (event) => {
  if (fields().some((field) => field.dataset.choice === undefined && !field.form?.matches("[data-leaves]") && isTyped(field))) event.preventDefault();
});
