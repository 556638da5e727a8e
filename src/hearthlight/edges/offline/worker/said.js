// Which entry a form becomes when there is no connection: the three taps and a small step. Any other form waits as it is.
import { random, hex } from "./bytes.js";
import { ENTRIES } from "./given.js";

export const ID = /^[0-9a-f]{32}$/;
const DAY_ENDS = 4;

export const newId = () => hex(random(16));

/** Return the person's own day, which ends at four in the morning in their zone. */
export function dayOf(now, zone) {
  const how = { timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric" };
  const parts = new Intl.DateTimeFormat("en", how).formatToParts(now);
  const read = Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)]));
  const day = new Date(Date.UTC(read.year, read.month - 1, read.day - (read.hour < DAY_ENDS ? 1 : 0)));
  return day.toISOString().slice(0, 10);
}

function rating(sent) {
  if (sent === "" || sent === null) return undefined;
  const value = Number(sent);
  return value >= 0 && value <= 10 ? value : NaN;
}

function checkin(fields) {
  const energy = rating(fields.get("energy"));
  const mood = rating(fields.get("mood"));
  if (!fields.has("energy") || !fields.has("mood") || fields.has("more")) return null;
  return Number.isNaN(energy) || Number.isNaN(mood) ? null : { kind: "checkin.1", energy, mood };
}

function step(fields) {
  const act = fields.get("act");
  const answer = fields.get("answer");
  return act && ["started", "done", "passed"].includes(answer) ? { kind: "step.1", act, answer } : null;
}

const KINDS = { checkin, step };

/** Return {id, entry, shares} for a form of `path`, or null when it is no entry by itself. */
export function entryOf(path, fields, { now, zone }) {
  const entry = KINDS[ENTRIES[path]]?.(fields);
  if (!entry) return null;
  const sent = fields.get("id") ?? "";
  const shares = entry.kind === "checkin.1" && fields.get("for") === "us";
  return { id: ID.test(sent) ? sent : newId(), entry: { ...entry, day: dayOf(now, zone), at: now }, shares };
}
