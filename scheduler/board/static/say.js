// What a screen reader is told: of what comes at once nothing is lost behind the last, and nothing is said twice.
/** Milliseconds in which what comes is told together. */
const TOGETHER = 150;
const unsaid = new Map();

/** A reader that is listened to says the text soon; of one `topic` the newest alone. */
export function say(said, topic = said) {
  const text = said?.trim();
  if (!text) return;
  if (!unsaid.size) setTimeout(tell, TOGETHER);
  unsaid.set(topic, text);
}

function tell() {
  const live = document.querySelector("#live");
  const text = [...new Set(unsaid.values())].map((each) => (/[.!?…]$/.test(each) ? each : `${each}.`)).join(" ");
  unsaid.clear();
  live.textContent = live.textContent === text ? `${text}\u00a0` : text; // what has not changed is not told
}

const tells = (place) => new Map([...place.querySelectorAll("[data-tells]")].map(({ id, dataset }) => [id, dataset.tells]));

/** What the parts of a page tell now; gives what says those that tell something else after it was drawn anew, but for what has the focus. */
export function listening(place) {
  const before = tells(place);
  return () => {
    for (const [id, text] of tells(place)) if (before.get(id) !== text && document.activeElement.id !== id) say(text, id);
  };
}
