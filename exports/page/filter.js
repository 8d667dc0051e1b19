(() => {
  // The page is whole without this script: it adds the choice of an axis or room, and what is on now.
  const form = document.querySelector("form.filter");
  const parts = [...document.querySelectorAll("[data-start]")];
  if (!form || !parts.length) return;
  const said = form.querySelector(".said");
  const { axis, room, now } = form.elements;
  form.hidden = false;

  const differs = (choice, value) => Boolean(choice && choice.value && value !== undefined && value !== choice.value);
  const filter = () => {
    document.body.classList.toggle("filtered", Boolean((axis && axis.value) || (room && room.value)));
    for (const part of parts) part.hidden = differs(axis, part.dataset.axis) || differs(room, part.dataset.room);
    said.textContent = "";
  };

  const underWay = () => {
    const moment = Date.now();
    const on = parts.filter((part) => Date.parse(part.dataset.start) <= moment && moment < Date.parse(part.dataset.end));
    for (const part of parts) {
      const live = on.includes(part);
      part.classList.toggle("now", live);
      const time = part.querySelector(".time");
      if (live && time) time.dataset.live = form.dataset.live;
    }
    return on;
  };

  const show = () => {
    const shown = underWay().filter((part) => !part.closest("[hidden]"));
    const first = shown.find((part) => !shown.some((other) => other !== part && part.contains(other)));
    if (first) {
      first.tabIndex = -1;
      first.focus();
      first.scrollIntoView({ block: "center" });
      said.textContent = "";
      return;
    }
    const moment = Date.now();
    const over = parts.every((part) => Date.parse(part.dataset.end) <= moment);
    const begun = parts.some((part) => Date.parse(part.dataset.start) <= moment);
    said.textContent = over ? form.dataset.after : begun ? form.dataset.between : form.dataset.before;
  };

  for (const choice of [axis, room]) if (choice) choice.addEventListener("change", filter);
  now.addEventListener("click", show);
  filter();  // a browser may keep the choice of the last visit
  underWay();
  setInterval(underWay, 30000);
})();
