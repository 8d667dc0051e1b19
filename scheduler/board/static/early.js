// What is pressed, chosen or sent before the scripts of the page are there waits for them.
(() => {
  const kinds = ["click", "change", "submit"];
  const waiting = [];
  const wait = (event) => {
    if (event.type === "click" && !event.target.closest?.("button")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    waiting.push(event);
  };
  for (const kind of kinds) document.addEventListener(kind, wait, true);
  document.addEventListener("DOMContentLoaded", () => { // behind the modules
    for (const kind of kinds) document.removeEventListener(kind, wait, true);
    for (const { type, target, submitter } of waiting) {
      if (type === "click") target.click();
      else if (type === "submit") target.requestSubmit(submitter);
      else target.dispatchEvent(new Event(type, { bubbles: true }));
    }
  });
})();
