// What was written without a connection waits sealed in the box, and is sent once when the house answers again.
import { base64, unhex, utf8, hex } from "./bytes.js";
import { drop, fact, put, waiting } from "./box.js";
import { held, letter } from "./letters.js";
import { entryOf, newId } from "./said.js";
import { KEEP_DAYS, POST } from "./given.js";

const A_DAY = 24 * 3600 * 1000;
const AT_ONCE = 50;
// Keys to the house lie under such names; a form that holds one is kept nowhere.
const SECRETS = /pass|pin|code|kit|secret|credential|csrf/i;

// What a page says about itself has no meaning when its words are put back later.
const OF_THE_PAGE = ["draft", "here", "saved_here"];

export class CannotSeal extends Error {}

async function reader() {
  const post = await fact("post");
  if (!post) throw new CannotSeal();
  return post;
}

async function sealed(act) {
  try {
    return await act();
  } catch {
    throw new CannotSeal();
  }
}

async function ofEntry(post, said) {
  const place = { home: post.home, author: 0, id: said.id };
  const mine = [[0, post.public]];
  const alone = await letter(place, mine, said.entry);
  if (!said.shares || !post.share || (said.entry.energy ?? said.entry.mood) === undefined) return { own: alone };
  const copy = { home: post.share.home, author: post.share.author, id: newId() };
  return {
    own: await letter(place, mine, { ...said.entry, shared_as: unhex(copy.id) }),
    // Whether it may still be shared is known at home alone; where it may not, this one is taken in.
    alone,
    copy: { ...copy, sealed: await letter(copy, post.share.readers, said.entry) },
  };
}

/** Keep a form that is an entry by itself; return its id, or null for any other form. */
export async function keepEntry(path, fields) {
  const post = await reader();
  const said = entryOf(path, fields, { now: new Date(), zone: post.zone });
  if (!said) return null;
  const letters = await sealed(() => ofEntry(post, said));
  await put({ id: said.id, home: post.home, sort: "letter", made: Date.now(), ...letters });
  await drop(await idOf(path));
  return said.id;
}

async function idOf(path) {
  const { home } = await reader();
  const digest = await crypto.subtle.digest("SHA-256", utf8(`${home} ${path}`));
  return hex(new Uint8Array(digest).slice(0, 16));
}

export const isSecret = (fields) => [...fields.keys()].some((name) => name !== "csrfmiddlewaretoken" && SECRETS.test(name));

/** Keep the words of a form until they are put back; what was kept of the same page before gives way. */
export async function keepForm(path, fields, { isDraft = false } = {}) {
  const post = await reader();
  const draft = await idOf(path);
  const id = isDraft ? draft : newId();
  const said = [...fields].filter(([name]) => !SECRETS.test(name) && !OF_THE_PAGE.includes(name));
  const words = await sealed(() => held(post.home, id, post.public, { path, fields: said, at: new Date().toISOString() }));
  await put({ id, home: post.home, sort: "form", made: Date.now(), words });
  if (!isDraft) await drop(draft);
  return id;
}

/** Let go what was kept of a page that has arrived at home. */
export async function arrived(path, fields) {
  if (fields.get("saved_here")) await drop(fields.get("saved_here"));
  if (await fact("post")) await drop(await idOf(path));
}

const isOld = (item) => Date.now() - item.made > KEEP_DAYS * A_DAY;

function sendable({ id, home, made, own, alone, copy }) {
  const text = (bytes) => bytes && base64(bytes);
  return { id, home, made, own: text(own), alone: text(alone), copy: copy && { ...copy, sealed: text(copy.sealed) } };
}

async function sendSome(items) {
  const headers = { "Content-Type": "application/json", "X-Hearthlight": "letters" };
  const answer = await fetch(POST, { method: "POST", headers, body: JSON.stringify({ letters: items.map(sendable) }), redirect: "error" });
  if (!answer.ok) return false;
  const { done, old } = await answer.json();
  for (const id of done) await drop(id);
  for (const item of items) if (old.includes(item.id)) await put({ ...item, made: 0 });
  return true;
}

export const isWaiting = async (id) => (await waiting()).some((item) => item.id === id);

let going = null;

/** Send what waits, in order and one sending at a time; whatever did not arrive stays. */
export function send() {
  going ??= sendAll()
    .catch(() => {})
    .finally(() => (going = null));
  return going;
}

async function sendAll() {
  const home = (await fact("post"))?.home;
  let left = (await waiting()).filter((item) => item.sort === "letter" && item.home === home && !isOld(item));
  left.sort((one, other) => one.made - other.made);
  while (left.length && (await sendSome(left.slice(0, AT_ONCE)))) left = left.slice(AT_ONCE);
}

/** Return what only its writer can decide about: words to put back, and what grew too old to be sent. */
export async function toLookAt() {
  const home = (await fact("post"))?.home;
  const mine = (await waiting()).filter((item) => item.home === home);
  return mine
    .filter((item) => item.sort === "form" || isOld(item))
    .map(({ id, sort, words, own, alone }) => ({ id, sort, sealed: base64(words ?? alone ?? own) }));
}
