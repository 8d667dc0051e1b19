// Forms: what they send, and how what was typed outlives a page that is drawn anew.
import { change } from "./board.js";

/** The fields of all forms, by the address of the form and their name. */
const fields = () =>
  [...document.querySelectorAll("form[data-send]:not([data-sending])")].flatMap((form) =>
    [...form.elements].filter((field) => field.name && field.type !== "submit").map((field) => [`${form.dataset.send} ${field.name}`, field]),
  );

const isTyped = (field) =>
  field.tagName === "SELECT"
    ? ![...field.options].every((option) => option.selected === option.defaultSelected)
    : field.type === "checkbox"
      ? field.checked !== field.defaultChecked
      : field.value !== field.defaultValue;

/** What was typed and not sent, what has the focus, and which parts are unfolded. */
export function kept() {
  const all = fields();
  return {
    typed: new Map(all.filter(([, field]) => isTyped(field)).map(([key, { value, checked }]) => [key, { value, checked }])),
    focused: all.find(([, field]) => field === document.activeElement)?.[0],
    open: [...document.querySelectorAll("main details[id][open]")].map((part) => part.id),
  };
}

/** Puts all of it into the new page; true if a field has the focus. */
export function restored({ typed, focused, open }) {
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  let has = false;
  for (const [key, field] of fields()) {
    if (typed.has(key)) {
      field.value = typed.get(key).value;
      if (field.type === "checkbox") field.checked = typed.get(key).checked;
    }
    if (key === focused) {
      field.focus({ preventScroll: true });
      has = true;
    }
  }
  return has;
}

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
