// A page is asked for. The house answers when it can be reached; otherwise the phone shows what it holds.
import { fact } from "./box.js";
import { fresh, headersOf, holds, kept, later, shell } from "./held.js";
import { payLock } from "./locking.js";
import { ID } from "./said.js";
import { send } from "./queue.js";
import { days, isOpen, stayOpen, wipe } from "./readable.js";
import { BOTH, CLOSED, DAYS, INSTEAD, LOCKED, OTHERWISE, SAVED, SHELLS, TODAY, WAITING } from "./given.js";


/** Return an answer of the house; raises when a proxy says that the house is away. */
export async function reached(answer) {
  if ([502, 503, 504].includes((await answer).status)) throw new Error("away");
  return answer;
}

async function today() {
  const post = await fact("post").catch(() => null);
  // With a second lock a locked phone writes nothing; a form that is open already is kept all the same.
  if (post?.second_lock && !(await isOpen())) return kept(CLOSED);
  return shell(post?.share ? BOTH : TODAY);
}

async function lastDays() {
  const text = await days().catch(() => null);
  return text ? new Response(text, { headers: headersOf(await kept(CLOSED)) }) : kept(CLOSED);
}

function saved(id) {
  return shell(SAVED, (text) => (ID.test(id) ? text.replace('name="let_go" value=""', `name="let_go" value="${id}"`) : text));
}

async function instead(url) {
  const path = INSTEAD[url.pathname] ?? url.pathname;
  if (path === TODAY || path === BOTH) return today();
  if (path === DAYS) return lastDays();
  if (path === SAVED) return saved(url.searchParams.get("id"));
  return SHELLS.includes(path) ? shell(path) : ((await kept(path)) ?? kept(OTHERWISE));
}

async function afterwards(path, isPublic) {
  if (!isPublic && !LOCKED.includes(path)) await stayOpen();
  if (path !== WAITING) await send();
}

/** Return the page that `request` asks for, from the house or from here. */
export async function page(request, event) {
  const url = new URL(request.url);
  const path = url.pathname;
  if (LOCKED.includes(path)) event.waitUntil(wipe());
  if (SHELLS.includes(path) || path === DAYS) return (await instead(url)) ?? fetch(request);
  const ready = holds(path);
  try {
    if (!ready) await payLock();
    const answer = await (ready ? Promise.race([fresh(request, path), later()]) : reached(fetch(request)));
    event.waitUntil(afterwards(path, ready));
    return answer;
  } catch {
    return (await instead(url)) ?? Response.error();
  }
}

export const file = async (request) => (await kept(new URL(request.url).pathname)) ?? fetch(request);
