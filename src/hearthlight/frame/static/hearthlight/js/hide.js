// Hide: covers the page at once, locks the house, and puts a neutral page in this one's place in the history.
const form = document.querySelector(".hiding");
const TAPS = 3;
const WITHIN = 1000;
let taps = [];

function cover() {
  const sheet = document.createElement("div");
  sheet.className = "cover";
  document.body.append(sheet);
  document.title = " ";
}

function hide() {
  cover();
  // The lock is sent beside the way out, so that a slow answer keeps nobody on the page.
  navigator.sendBeacon?.(form.action);
  location.replace(form.dataset.away);
}

function count(event) {
  // A Shift held down repeats, and a capital letter is no tap; neither may hide the page.
  if (event.repeat) return;
  taps = event.key === "Shift" ? [...taps, event.timeStamp].slice(-TAPS) : [];
  if (taps.length === TAPS && event.timeStamp - taps[0] <= WITHIN) hide();
}

if (form) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    hide();
  });
  addEventListener("keydown", count);
  for (const hint of form.querySelectorAll("[hidden]")) hint.hidden = false;
  // A page kept by the browser for its back button may have been locked since: it is covered and asked for again.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    cover();
    location.reload();
  });
}

// A browser writes down what is typed, to fill it in again later; words that are meant for the house stay out of that.
addEventListener("focusin", ({ target }) => target.form?.setAttribute("autocomplete", "off"));
