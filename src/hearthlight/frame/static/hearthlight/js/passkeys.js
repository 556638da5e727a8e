// Opening by touch. Works on <form data-touch="add|open" data-ask hidden> with hidden fields `credential` and `secret`.
// What the key gives (PRF) stays here: the house gets 32 bytes derived from it, and only in the request that needs them.
const FOR = new TextEncoder().encode("hearthlight/1/passkey");
const INFO = new TextEncoder().encode("hearthlight/1/browser");
const prf = { prf: { eval: { first: FOR } } };

const encode = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const decode = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

class Told extends Error {}

async function derive(first) {
  const key = await crypto.subtle.importKey("raw", first, "HKDF", false, ["deriveBits"]);
  const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: INFO };
  return crypto.subtle.deriveBits(how, key, 256);
}

async function ask(form) {
  const response = await fetch(form.dataset.ask, { method: "POST", body: new FormData(form) });
  if (!response.headers.get("content-type")?.startsWith("application/json")) throw new Told(form.dataset.cancelled);
  const asked = await response.json();
  if (asked.wrong) throw new Told(asked.wrong);
  return asked;
}

const known = (list) => (list ?? []).map((one) => ({ ...one, id: decode(one.id) }));

function touch(asked, allowed) {
  const allowCredentials = allowed ?? known(asked.allowCredentials);
  const publicKey = { ...asked, challenge: decode(asked.challenge), allowCredentials, extensions: prf };
  return navigator.credentials.get({ publicKey });
}

function make(asked) {
  const publicKey = {
    ...asked,
    challenge: decode(asked.challenge),
    user: { ...asked.user, id: decode(asked.user.id) },
    excludeCredentials: known(asked.excludeCredentials),
    extensions: prf,
  };
  return navigator.credentials.create({ publicKey });
}

async function given(credential, asked) {
  const first = credential.getClientExtensionResults().prf;
  if (first?.results?.first) return first.results.first;
  if (!first?.enabled) return null;
  // Many keys give their secret only when they are used, so a new one is used once, here in the browser alone.
  const again = { challenge: asked.challenge, rpId: asked.rp.id, userVerification: "required" };
  const used = await touch(again, [{ type: "public-key", id: credential.rawId }]);
  return used.getClientExtensionResults().prf?.results?.first;
}

// Only named fields are sent: toJSON() would carry what the key gave along.
function sendable({ id, type, response }) {
  const fields = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const held = fields.filter((field) => response[field]).map((field) => [field, encode(response[field])]);
  return JSON.stringify({ id, rawId: id, type, response: Object.fromEntries(held) });
}

async function run(form) {
  const asked = await ask(form);
  const credential = await (form.dataset.touch === "add" ? make(asked) : touch(asked));
  const first = await given(credential, asked);
  if (!first) throw new Told(form.dataset.without);
  form.elements.credential.value = sendable(credential);
  form.elements.secret.value = encode(await derive(first));
  if (form.elements.passphrase) form.elements.passphrase.disabled = true;
  form.submit();
}

function say(form, trouble) {
  const place = form.querySelector("[data-said]");
  place.querySelector("span").textContent = trouble instanceof Told ? trouble.message : form.dataset.cancelled;
  place.hidden = false;
}

// A browser keeps passkeys for names alone, never for an address in numbers.
const numbered = /^[\d.]+$|:/.test(location.hostname);

for (const form of document.querySelectorAll("form[data-touch]")) {
  if (!window.PublicKeyCredential || numbered) continue;
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run(form).catch((trouble) => say(form, trouble));
  });
}
