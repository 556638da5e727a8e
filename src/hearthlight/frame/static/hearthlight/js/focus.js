// After a person has changed part of a page, the keyboard and the screen reader are led to what is new.
const said = document.getElementById("said");
// What the page fetches by itself, such as a poll, must never take the focus away from anyone.
const BY_HAND = ["click", "submit"];

function lead(place) {
  const heading = place.querySelector("[data-lead], h1, h2");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
}

function say(place) {
  const words = place.querySelector("[role=status]:not(#said)")?.textContent.trim();
  if (words && said) said.textContent = words;
}

document.addEventListener("htmx:after:swap", (event) => {
  const { target, sourceEvent } = event.detail.ctx;
  const place = target?.isConnected ? target : document.getElementById(target?.id || "main");
  if (!place) return;
  if (BY_HAND.includes(sourceEvent?.type)) lead(place);
  say(place);
});
