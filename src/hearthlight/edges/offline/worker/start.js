// The worker's ears: what the browser asks of it, and what an open page does. Everything else is in the parts before.
import { form, isOurs, keepDraft } from "./forms.js";
import { file, page } from "./pages.js";
import { fill, holds, tidy } from "./held.js";
import { locking, payLock } from "./locking.js";
import { send, toLookAt } from "./queue.js";
import { refresh } from "./readable.js";
import { BESIDE, LEAVING, WAITS } from "./given.js";

addEventListener("install", (event) => event.waitUntil(fill()));
addEventListener("activate", (event) => event.waitUntil(Promise.all([tidy(), clients.claim()])));
addEventListener("sync", (event) => event.waitUntil(send()));

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.method === "POST" && LEAVING.includes(url.pathname)) event.respondWith(locking(request));
  else if (request.method === "POST" && isOurs(request)) event.respondWith(form(request, event));
  else if (request.method !== "GET") return;
  else if (request.mode === "navigate") event.respondWith(page(request, event));
  else if (holds(url.pathname)) event.respondWith(file(request));
});

const asked = (client) =>
  new Promise((resolve) => {
    const line = new MessageChannel();
    line.port1.onmessage = ({ data }) => resolve(data);
    client.postMessage("is a form open", [line.port2]);
    setTimeout(resolve, 1000, true);
  });

// A page that does not answer is taken for one with a form: a new version waits rather than come in between.
async function comeIn() {
  const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
  if (!(await Promise.all(pages.map(asked))).includes(true)) await skipWaiting();
}

async function look(line) {
  try {
    await payLock();
    await send();
    await refresh();
  } catch {
    // Without a connection, what waits is told all the same.
  }
  line.postMessage((await toLookAt()).length ? WAITS : null);
}

const HEARD = {
  hello: async (data, line) => line.postMessage(BESIDE),
  "come in": comeIn,
  look: (data, line) => look(line),
  show: async (data, line) => line.postMessage(await toLookAt()),
  draft: ({ path, fields }) => keepDraft(path, new URLSearchParams(fields)),
};

addEventListener("message", (event) => event.waitUntil(HEARD[event.data.say]?.(event.data, event.ports[0])));
