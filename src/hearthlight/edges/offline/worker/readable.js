// One's own last days, to read without a connection: only while this phone is open, and sealed on the disk even then.
import { fact, settle, unsettle } from "./box.js";
import { utf8 } from "./bytes.js";
import { POST } from "./given.js";

const FRESH = 10 * 60 * 1000;
const MINUTE = 60 * 1000;
let wipes = 0;

/** Take everything readable out of this browser. What waits in the queue is sealed to its writer, and stays. */
export async function wipe() {
  wipes += 1;
  for (const name of ["key", "days", "open", "looked"]) await unsettle(name);
}

const extend = (idle) => settle("open", { until: Date.now() + idle * MINUTE, idle, looked: Date.now() });

async function seal(html) {
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { key, days: { iv, sealed: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, utf8(html)) } };
}

const isOpenNow = (open) => Boolean(open) && open.until >= Date.now() && Date.now() >= open.looked - MINUTE;

/** Return whether this phone is open, as far as it knows without asking the house. */
export const isOpen = async () => isOpenNow(await fact("open"));

/** Keep an open phone open: the house answered just now. */
export async function stayOpen() {
  const open = await fact("open");
  if (isOpenNow(open)) await extend(open.idle);
}

/** Let the last days be asked for again with the next page: something was written. */
export const growOld = () => unsettle("looked");

/** Ask the house whom to seal to, and for the last days when it is open; at most every ten minutes. */
export async function refresh() {
  const before = wipes;
  if (Date.now() - ((await fact("looked")) ?? 0) < FRESH) return;
  const answer = await fetch(POST, { headers: { "X-Hearthlight": "letters" }, redirect: "error" });
  if (!answer.ok) return;
  const { days, idle, ...post } = await answer.json();
  await settle("post", post);
  if (!days) return wipe();
  const sealed = await seal(days);
  // Somebody may have locked the phone while this was on its way.
  if (before !== wipes) return;
  await settle("key", sealed.key);
  await settle("days", sealed.days);
  await extend(idle);
  await settle("looked", Date.now());
}

/** Return the last days as a page, or null when this phone is locked; looking keeps it open. */
export async function days() {
  const [open, key, kept] = await Promise.all(["open", "key", "days"].map(fact));
  if (!key || !kept || !isOpenNow(open)) {
    await wipe();
    return null;
  }
  const html = new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv: kept.iv }, key, kept.sealed));
  await extend(open.idle);
  // The page asks for itself again when its time is over, and is closed then.
  return html.replace("<head>", `<head>\n<meta http-equiv="refresh" content="${open.idle * 60 + 2}">`);
}
