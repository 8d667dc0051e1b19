// Questions of the worker; of what is told, only the answers to the newest are heard.
import { unheard } from "./news.js";
import { root } from "./root.js";

let asker = "";
let hears = () => {};
let settled = false;

/** Puts a question to the address, at once if it can; `answered` gets each part of the answer, instead of whoever asked before. */
export async function ask(address, question, answered) {
  const name = `${Date.now()}-${Math.random()}`;
  asker = name;
  hears = answered;
  settled = false;
  if (unheard) {
    await unheard;
    if (asker !== name) return;
  }
  const headers = { "x-journee": root.dataset.token };
  await fetch(address, { method: "POST", headers, body: JSON.stringify({ ...question, asker }) }).catch(() => {
    document.querySelector("#ended").hidden = false;
  });
}

/** Nothing more is to be found out. */
export function giveUpAsking() {
  if (!asker) return;
  asker = "";
  fetch("/api/moves/check", { method: "DELETE", headers: { "x-journee": root.dataset.token } }).catch(() => {});
}

/** True once the newest question is answered whole. */
export const isSettled = () => settled;

document.addEventListener("told", ({ detail }) => {
  if (detail.asker !== asker) return;
  hears(detail);
  if (detail.ended) settled = true;
});
