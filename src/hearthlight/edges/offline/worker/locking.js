// Lock, Hide and signing out: what is readable goes first, and a house that is away is told as soon as it is back.
import { fact, settle, unsettle } from "./box.js";
import { send } from "./queue.js";
import { wipe } from "./readable.js";
import { HIDE, SIGN_OUT, TODAY } from "./given.js";

/** Lock the house when that was wanted without a connection: before anything else is asked of it. */
export async function payLock() {
  if (!(await fact("owed").catch(() => false))) return;
  await fetch(HIDE, { method: "POST" });
  await unsettle("owed");
}

export async function locking(request) {
  await wipe().catch(() => {});
  // Signing out clears this browser, so what waits is sent before; without a connection both wait.
  if (new URL(request.url).pathname === SIGN_OUT) await send();
  try {
    return await fetch(request);
  } catch {
    await settle("owed", true);
    return request.mode === "navigate" ? Response.redirect(new URL(TODAY, location.origin), 303) : Response.error();
  }
}
