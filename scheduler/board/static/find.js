// The field that finds rows of a large table: what is found is another address of the same page.
import { carried } from "./typed.js";
import { outlives } from "./page.js";

document.addEventListener("submit", ({ target }) => {
  if (target.dataset.find !== undefined) location.assign(`/data?${new URLSearchParams(new FormData(target))}#${target.dataset.find}`);
});

/** What is typed there outlives a page that is drawn anew. */
outlives.add(() => {
  const typed = [...document.querySelectorAll("[data-find] input[type=search]")].map((field) => [field.id, carried(field)]);
  return () => {
    for (const [id, carry] of typed) {
      const field = document.getElementById(id);
      if (field) carry(field);
    }
  };
});
