// After part of a page has changed, the keyboard and the screen reader are led to what is new.
const said = document.getElementById("said");

function lead(place) {
  const heading = place.querySelector("h1, h2, [data-lead]");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: false });
}

function say(place) {
  const words = place.querySelector("[role=status]")?.textContent.trim();
  if (words && said) said.textContent = words;
}

document.addEventListener("htmx:after:swap", (event) => {
  const place = event.detail?.ctx?.target ?? event.target;
  const here = place?.isConnected ? place : document.getElementById("main");
  lead(here);
  say(here);
});
