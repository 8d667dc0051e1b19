// The answer to a form of this page is brought into view when it comes: the form may stand a screen below it.
const answered = () => document.querySelector('main [id^="repaired-"], main [id^="answer-"]');

let lastAnswer = answered()?.id;
let isAwaited = false;
document.addEventListener("submit", ({ target }) => {
  if (target.dataset.job) isAwaited = true;
});
document.addEventListener("drawn", () => {
  const now = answered();
  if (isAwaited && now && now.id !== lastAnswer) {
    isAwaited = false;
    now.scrollIntoView({ block: "start", behavior: "instant" });
  }
  lastAnswer = now?.id;
});
