// A notice comes: one of a few fixed lines, with nothing of anybody. An answer given in it is sealed like anything said here.
import { CannotSeal, keepEntry, send } from "./queue.js";
import { newId } from "./said.js";
import { AGAIN, ANSWERS, HOME, LANGUAGE, TAPS, TITLES } from "./given.js";

// All have one name, so that a newer one takes the place of an older one and they never pile up.
const TAG = "note";
const WITH_ANSWERS = "answers";

function wordingOf(data) {
  try {
    return data.json().wording;
  } catch {
    return "plain";
  }
}

// Where there is room for two answers, the outer ones are shown; a tap on the notice itself leads to all of them.
function fittingAnswers(wording) {
  if (wording !== WITH_ANSWERS) return [];
  const room = Notification.maxActions ?? 0;
  return room >= ANSWERS.length ? ANSWERS : [ANSWERS.at(0), ANSWERS.at(-1)].slice(0, room);
}

async function showNotice(data) {
  const wording = wordingOf(data);
  await registration.showNotification(TITLES[wording] ?? TITLES.plain, {
    tag: TAG,
    lang: LANGUAGE,
    actions: fittingAnswers(wording),
    // The id is the notice's own, so that an answer pressed twice is one entry.
    data: { id: newId() },
  });
}

async function bringForward(path) {
  const [open] = await clients.matchAll({ type: "window", includeUncontrolled: true });
  // A page that is open is brought to the front as it is: something may be half written on it.
  await (open ? open.focus() : clients.openWindow(path));
}

async function answerWith(id, mood) {
  try {
    await keepEntry(TAPS, new URLSearchParams({ id, energy: "", mood, for: "me" }));
  } catch (trouble) {
    if (trouble instanceof CannotSeal || trouble instanceof DOMException) return clients.openWindow(TAPS);
    throw trouble;
  }
  registration.sync?.register("send").catch(() => {});
  return send();
}

function onPress({ notification, action }) {
  notification.close();
  return ANSWERS.some((one) => one.action === action) ? answerWith(notification.data.id, action) : bringForward(HOME);
}

const asText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_");

// A push service gives this browser another address now and again, and tells only the browser.
async function moveOn({ oldSubscription, newSubscription }) {
  const found = newSubscription ?? (await registration.pushManager.subscribe(oldSubscription.options));
  const body = new URLSearchParams({
    address: found.endpoint,
    key: asText(found.getKey("p256dh")),
    secret: asText(found.getKey("auth")),
  });
  await fetch(AGAIN, { method: "POST", headers: { "X-Hearthlight": "notices" }, body, redirect: "error" });
}

addEventListener("push", (event) => event.waitUntil(showNotice(event.data)));
addEventListener("notificationclick", (event) => event.waitUntil(onPress(event)));
addEventListener("pushsubscriptionchange", (event) => event.waitUntil(moveOn(event)));
