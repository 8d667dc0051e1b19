// Files that are handed over: tables, mails and documents, several at once; the server takes them for what they are.
import { change } from "./page.js";

/** How the names of files end that are no tables. */
const MAILED = /\.(eml|mbox|mbx|msg|docx?|rtf|odt|pdf)$/i;

/** A line that names the files, and their bytes behind it. */
function together(files) {
  const list = JSON.stringify(files.map(({ name, size }) => [name.toWellFormed?.() ?? name, size]));
  return new Blob([list, "\n", ...files]);
}

const post = (files) => change("PUT", "/api/post", { body: together(files) });

/** True for what belongs among the proposals wherever it is dropped. */
const isMail = (file) => MAILED.test(file.name);

document.addEventListener("change", ({ target }) => {
  if (target.id !== "mails" || !target.files.length) return;
  const files = [...target.files];
  target.value = ""; // the same files may be chosen again
  post(files);
});

/** Hands over a file, or the several of one export. */
async function upload(files) {
  if (!files.length) return;
  const form = document.querySelector("#name")?.form;
  const said = new URLSearchParams(form ? { name: form.elements.name.value } : {});
  if (files.length > 1) said.set("together", "yes");
  if (form) form.dataset.leaves = ""; // the name goes along: nothing that was typed is lost with this page
  const taken = await change("PUT", `/api/upload?${said}`, { body: files.length > 1 ? together(files) : files[0] });
  if (form && !taken) delete form.dataset.leaves;
}
document.addEventListener("change", (event) => {
  if (event.target.id === "table") upload([...event.target.files]);
});
for (const kind of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    const place = document.querySelector("#drop");
    if (!place || ![...(event.dataTransfer?.types ?? [])].includes("Files")) return;
    event.preventDefault();
    place.classList.toggle("over", kind === "dragover");
    const files = kind === "drop" ? [...event.dataTransfer.files] : [];
    const mailed = place.dataset.takes === "mails" || (files.some(isMail) && !document.querySelector("#name"));
    if (files.length && mailed) post(files);
    else if (files.length) upload(files);
  });
}
