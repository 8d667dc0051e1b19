// Mails and documents that are handed over, several at once: they are taken for what they are by the server.
import { change } from "./board.js";

/** How the names of files end that are no tables. */
const MAILED = /\.(eml|mbox|mbx|msg|docx?|rtf|odt|pdf)$/i;

/** A line that names the files, and their bytes behind it. */
export function together(files) {
  const list = JSON.stringify(files.map(({ name, size }) => [name.toWellFormed?.() ?? name, size]));
  return new Blob([list, "\n", ...files]);
}

export const post = (files) => change("PUT", "/api/post", { body: together(files) });

/** True for what belongs among the proposals wherever it is dropped. */
export const isMail = (file) => MAILED.test(file.name);

document.addEventListener("change", ({ target }) => {
  if (target.id !== "mails" || !target.files.length) return;
  const files = [...target.files];
  target.value = ""; // the same files may be chosen again
  post(files);
});
