// Where the browser can put the house on the first screen by itself, it does so at a press and never unasked.
const offer = document.querySelector("[data-offer]");
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  offer.hidden = false;
  offer.firstElementChild.onclick = () => event.prompt();
});
addEventListener("appinstalled", () => (offer.hidden = true));
