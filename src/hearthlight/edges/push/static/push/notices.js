// Turning notices on asks the browser for a way to bring them; turning them off gives it back. The house keeps it sealed.
const on = document.querySelector("form[data-notices]");
const off = document.querySelector("form[data-notices-off]");

const PATIENCE = 10000;

class Told extends Error {}

const encode = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const decode = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

const later = () => new Promise((_, reject) => setTimeout(reject, PATIENCE, new Told(on.dataset.none)));

async function way(house) {
  if (!("Notification" in window && "PushManager" in window)) throw new Told(on.dataset.none);
  if ((await Notification.requestPermission()) !== "granted") throw new Told(on.dataset.denied);
  const { pushManager } = await Promise.race([navigator.serviceWorker.ready, later()]);
  // One that was made for another key of the house brings nothing any more.
  await (await pushManager.getSubscription())?.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: decode(house) });
}

async function turnOn() {
  const found = await way(on.dataset.notices);
  on.elements.address.value = found.endpoint;
  on.elements.key.value = encode(found.getKey("p256dh"));
  on.elements.secret.value = encode(found.getKey("auth"));
  on.submit();
}

function say(trouble) {
  const place = on.querySelector("[data-said]");
  place.querySelector("span").textContent = trouble instanceof Told ? trouble.message : on.dataset.none;
  place.hidden = false;
}

async function turnOff() {
  const kept = await navigator.serviceWorker?.getRegistration();
  await (await kept?.pushManager?.getSubscription())?.unsubscribe();
}

if (on.dataset.notices) {
  on.addEventListener("submit", (event) => {
    event.preventDefault();
    turnOn().catch(say);
  });
}
off?.addEventListener("submit", (event) => {
  event.preventDefault();
  turnOff()
    .catch(() => {})
    .then(() => off.submit());
});
