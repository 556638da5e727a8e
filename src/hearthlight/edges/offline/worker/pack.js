// An entry as MessagePack, as `entries/codec.py` reads it. A Date is a timestamp; what is undefined is left out.
import { joined, number, utf8 } from "./bytes.js";

const head = (code, value, length) => joined(number(code, 1), number(value, length));

function text(value) {
  const bytes = utf8(value);
  return joined(bytes.length < 256 ? head(0xd9, bytes.length, 1) : head(0xda, bytes.length, 2), bytes);
}

function float(value) {
  const bytes = new DataView(new ArrayBuffer(8));
  bytes.setFloat64(0, value);
  return joined(number(0xcb, 1), new Uint8Array(bytes.buffer));
}

const when = (date) => joined(number(0xd6, 1), number(0xff, 1), number(Math.floor(date.getTime() / 1000), 4));

export function pack(value) {
  if (typeof value === "string") return text(value);
  if (typeof value === "number") return float(value);
  if (value instanceof Date) return when(value);
  if (value instanceof Uint8Array) return joined(head(0xc4, value.length, 1), value);
  const said = Object.entries(value).filter(([, one]) => one !== undefined && one !== null);
  return joined(head(0xde, said.length, 2), ...said.flatMap(([name, one]) => [text(name), pack(one)]));
}
