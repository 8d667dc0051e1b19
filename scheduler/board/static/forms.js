// Forms and settings: what they send.
import { change } from "./page.js";
import { fieldsOf, isTyped, replacing, sent } from "./typed.js";

/** A setting is saved as soon as it is left, or Enter is pressed; where that fails, what was typed stays. */
async function leave(field) {
  const { setting } = field.dataset;
  if (field.validity?.badInput) return; // half a day is none
  if (replacing || setting === undefined || field.dataset.both !== undefined || !isTyped(field)) return;
  const saved = await sent(field, (made) => save(setting, field.value, made));
  const now = document.querySelector(`[data-setting="${CSS.escape(setting)}"]`);
  if (saved && now && now !== document.activeElement) leave(now); // it was written in further, and left
}
document.addEventListener("change", ({ target }) => {
  if (target.type !== "date") leave(target); // a day changes with each digit of its year
});
document.addEventListener("focusout", ({ target }) => leave(target));
document.addEventListener("left", ({ target }) => leave(target));
document.addEventListener("keydown", ({ key, target }) => {
  if (key === "Enter" && target.tagName === "INPUT") leave(target);
});

const save = (key, value, made) => change("PATCH", "/api/event", { body: JSON.stringify({ key, value }), made });

document.addEventListener("click", ({ target }) => {
  const { settingKey, value, add, remove, order, by } = target.closest("button")?.dataset ?? {};
  if (settingKey) save(settingKey, value);
  else if (add) change("POST", "/api/event/tables", { body: JSON.stringify({ table: add }) });
  else if (remove) change("DELETE", "/api/event/tables", { body: JSON.stringify({ key: remove }) });
  else if (order) change("POST", "/api/event/order", { body: JSON.stringify({ name: order, by }) });
});

/** A name that is chosen goes into the last list of its field, or begins another one. */
document.addEventListener("click", ({ target }) => {
  const { names, apart } = target.closest("button")?.dataset ?? {};
  if (!names) return;
  const [field, who] = [document.getElementById(names), document.getElementById(`${names}-who`)];
  if (!who.value) return who.focus();
  const before = field.value.trimEnd();
  field.value = before ? before + apart + who.value : who.value;
  who.value = "";
  leave(field);
});

/** The values of a form, a checkbox being "yes" or "". */
const values = (form) =>
  Object.fromEntries(fieldsOf(form).map((field) => [field.name, field.type === "checkbox" ? (field.checked ? "yes" : "") : field.value]));

document.addEventListener("submit", (event) => {
  const form = event.target;
  event.preventDefault();
  const { send, method = "POST", job } = form.dataset;
  if (!send) return;
  const { name, value } = event.submitter ?? {};
  const pressed = name ? { [name]: value } : {};
  const body = JSON.stringify({ ...(job && { do: job }), ...values(form), ...pressed });
  sent(form, (made) => change(method, send, { body, made }));
});
