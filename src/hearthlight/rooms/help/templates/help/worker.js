// Holds Help ready for when there is no connection. Only public pages are kept here, nothing that anybody wrote.
const NAME = "help-{{ version }}";
const HELD = [{% for one in held %}"{{ one|escapejs }}"{% if not forloop.last %}, {% endif %}{% endfor %}];
const OTHERWISE = "{% url "help:no_connection" %}";
const PATIENCE = 4000;

async function tidy() {
  for (const one of await caches.keys()) if (one !== NAME) await caches.delete(one);
}

const kept = async (path) => (await caches.open(NAME)).match(path);
const later = () => new Promise((_, reject) => setTimeout(reject, PATIENCE));

async function fresh(request, path) {
  const answer = await fetch(request);
  if (HELD.includes(path) && answer.ok && answer.type === "basic") (await caches.open(NAME)).put(path, answer.clone());
  return answer;
}

async function page(request) {
  const path = new URL(request.url).pathname;
  const ready = await kept(path);
  try {
    // Help is not kept waiting for a slow connection; any other page has nothing to fall back on.
    return await (ready ? Promise.race([fresh(request, path), later()]) : fresh(request, path));
  } catch {
    return ready ?? kept(OTHERWISE);
  }
}

const file = async (request) => (await kept(new URL(request.url).pathname)) ?? fetch(request);

addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((box) => box.addAll(HELD)));
  skipWaiting();
});
addEventListener("activate", (event) => event.waitUntil(tidy()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (HELD.includes(url.pathname)) event.respondWith(file(request));
});
