// A timer that needs no connection: about-minutes, and the same last words for a stop and an end.
const place = document.querySelector("[data-timer]");
const [ready, going, over] = ["ready", "going", "over"].map((name) => place.querySelector(`[data-${name}]`));
const left = place.querySelector("[data-left]");
let until = 0, lock = null, ticking = 0;

const show = (part) => [ready, going, over].forEach((one) => (one.hidden = one !== part));

async function awake() {
  try {
    lock ??= await navigator.wakeLock.request("screen");
  } catch {
    lock = null;
  }
}

function end() {
  clearInterval(ticking);
  lock?.release();
  show(over);
}

function look() {
  const minutes = Math.ceil((until - Date.now()) / 60000);
  if (minutes <= 0) return end();
  const words = left.dataset.left.replace("{minutes}", minutes);
  if (left.textContent !== words) left.textContent = words;
}

for (const button of place.querySelectorAll("[data-minutes]")) {
  button.addEventListener("click", () => {
    until = Date.now() + button.dataset.minutes * 60000;
    show(going);
    look();
    ticking = setInterval(look, 5000);
    awake();
  });
}
place.querySelector("[data-stop]").addEventListener("click", end);
