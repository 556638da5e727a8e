// A form is sent. When the house cannot be reached it is kept here: an entry goes by itself later, words by a press.
import { drop } from "./box.js";
import { kept, later, shell } from "./held.js";
import { payLock } from "./locking.js";
import { reached } from "./pages.js";
import { CannotSeal, arrived, isSecret, isWaiting, keepEntry, keepForm, send } from "./queue.js";
import { growOld } from "./readable.js";
import { ENTRIES, HOME, NOT_KEPT, OTHERWISE, SAVED, TYPED, WAITING } from "./given.js";

const SENDING = 8000;
const FORM = "application/x-www-form-urlencoded";
const NOT_TYPED = ["csrfmiddlewaretoken", "id", "next", "here", "draft", "saved_here", "offers"];

const at = (path) => new URL(path, location.origin);

function on(request, path) {
  if (request.mode === "navigate") return Response.redirect(at(path), 303);
  return new Response(null, { headers: { "HX-Redirect": path } });
}

/** Return whether this worker answers: our own forms, and nothing that another site or a share from outside sends. */
export function isOurs(request) {
  const way = request.mode === "navigate" || request.headers.has("HX-Request");
  const ours = request.referrer.startsWith(`${location.origin}/`);
  return way && ours && (request.headers.get("Content-Type") ?? "").startsWith(FORM);
}

const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** Show what was typed to its writer, where nothing can be sealed. */
function asTyped(fields) {
  const typed = [...fields].filter(([name, value]) => value.trim() && !NOT_TYPED.includes(name));
  const notes = typed.map(([, value]) => `<p class="note you voice mt2">${escape(value)}</p>`).join("\n");
  return shell(TYPED, (text) => text.replace("<!-- typed -->", () => notes));
}

async function keepTyped(request, path, fields) {
  if (fields.has("draft")) {
    await keepForm(path, fields, { isDraft: true });
    return new Response(null, { status: 204 });
  }
  const id = (await keepEntry(path, fields)) ?? (await keepForm(path, fields));
  registration.sync?.register("send").catch(() => {});
  return on(request, `${SAVED}?id=${id}`);
}

async function keepHere(request, path, fields) {
  const isTyped = [...fields.keys()].some((name) => !NOT_TYPED.includes(name));
  if (!isTyped || !isKept(path, fields)) return request.mode === "navigate" ? kept(OTHERWISE) : Response.error();
  try {
    return await keepTyped(request, path, fields);
  } catch (trouble) {
    // No room to seal, or no box to keep it in: the words stay on the screen.
    if (trouble instanceof CannotSeal || trouble instanceof DOMException) return asTyped(fields);
    throw trouble;
  }
}

const isKept = (path, fields) => !NOT_KEPT.some((one) => path.startsWith(one)) && !isSecret(fields);

/** Keep what is typed on an open page, until it is sent. */
export async function keepDraft(path, fields) {
  if (isKept(path, fields)) await keepForm(path, fields, { isDraft: true });
}

/** Keep a form of a page that this phone held: it carries no token, so it goes as a letter even with a connection. */
async function fromHere(request, path, fields) {
  const answer = await keepHere(request, path, fields);
  const id = at(answer.headers.get("Location") ?? HOME).searchParams.get("id");
  if (!id) return answer;
  await Promise.race([send(), later(SENDING)]).catch(() => {});
  return (await isWaiting(id)) ? answer : on(request, HOME);
}

async function after(path, fields) {
  await arrived(path, fields);
  await growOld();
}

/** Return the answer to a form of this house, or keep the form here. */
export async function form(request, event) {
  const path = new URL(request.url).pathname;
  const fields = new URLSearchParams(await request.clone().text());
  if (path === WAITING && fields.has("let_go")) {
    await drop(fields.get("let_go"));
    return on(request, HOME);
  }
  if (fields.has("here")) return fromHere(request, path, fields);
  try {
    await payLock();
    // A letter under the same id is one entry, so nobody has to wait for a slow answer to three taps.
    const answer = await Promise.race([reached(fetch(request)), ...(ENTRIES[path] ? [later(SENDING)] : [])]);
    if (answer.ok || answer.type === "opaqueredirect") event.waitUntil(after(path, fields).catch(() => {}));
    return answer;
  } catch {
    return keepHere(request, path, fields);
  }
}
