// A value that somebody else changed while it was being written: both are shown, and one is chosen.

/** Shows `theirs` beside the field, undefined where it is gone, and waits; `chosen` gets true for what is typed here. */
export function both(field, theirs, chosen) {
  apart(field);
  const note = document.querySelector("#both").content.cloneNode(true).firstElementChild;
  const place = note.querySelector(".theirs");
  place.textContent = theirs ?? place.dataset.gone;
  if (theirs === undefined) note.querySelector(".mine").hidden = true;
  field.dataset.both = theirs ?? "";
  field.after(note);
  for (const [name, mine] of [["mine", true], ["other", false]]) {
    const button = note.querySelector(`.${name}`);
    button.addEventListener("pointerdown", (event) => event.preventDefault()); // the field is not left for it
    button.addEventListener("click", (event) => {
      event.stopPropagation();
      apart(field);
      chosen(mine);
    });
  }
}

/** Nothing is to be chosen. */
export function apart(field) {
  delete field.dataset.both;
  if (field.nextElementSibling?.classList.contains("both")) field.nextElementSibling.remove();
}
