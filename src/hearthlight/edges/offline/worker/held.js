// Public pages and files that this phone holds ready: Help, and the shells of a few rooms. Nothing that anybody wrote.
import { newId } from "./said.js";
import { HELD, PATIENCE, VERSION } from "./given.js";

const HOLD = `held-${VERSION}`;
// An id in a page that is held would be the same each time it is shown, and two entries under it would be one.
const ID_FIELD = /(name="id" value=")[0-9a-f]{32}"/g;

export const holds = (path) => HELD.includes(path);
export const kept = async (path) => (await caches.open(HOLD)).match(path);
export const fill = () => caches.open(HOLD).then((box) => box.addAll(HELD));

export async function tidy() {
  for (const one of await caches.keys()) if (one !== HOLD) await caches.delete(one);
}

/** Return an answer of the house, and keep it when it is one of the pages that are held. */
export async function fresh(request, path) {
  const answer = await fetch(request);
  if (holds(path) && answer.ok && answer.type === "basic") (await caches.open(HOLD)).put(path, answer.clone());
  return answer;
}

/** Reject after a while: Help is not kept waiting for a slow connection. */
export const later = (patience = PATIENCE) => new Promise((_, reject) => setTimeout(reject, patience));

export function headersOf(answer) {
  const headers = new Headers(answer.headers);
  headers.delete("Content-Length");
  return headers;
}

/** Return a shell with ids of its own; `change` may change its text. */
export async function shell(path, change = (text) => text) {
  const answer = await kept(path);
  if (!answer) return answer;
  const text = change((await answer.text()).replace(ID_FIELD, (_, before) => `${before}${newId()}"`));
  return new Response(text, { headers: headersOf(answer) });
}
