// What is written without a connection is sealed here, as docs/journal-format.md tells it, and opens at home alone.
import { joined, number, unhex, utf8 } from "./bytes.js";
import { sealTo } from "./hpke.js";
import { pack } from "./pack.js";

const SMALLEST = 256;

function padded(content) {
  let size = SMALLEST;
  while (size < content.length + 4) size *= 2;
  return joined(number(content.length, 4), content, new Uint8Array(size - content.length - 4));
}

/** Return an entry as a letter. `place` is {home, author, id}; `readers` are [number, public half in hex] by number. */
export async function letter(place, readers, entry) {
  const plain = padded(pack(entry));
  const where = joined(unhex(place.home), number(place.author, 2), unhex(place.id));
  const copies = [];
  for (const [reader, half] of readers) {
    const info = joined(utf8("hearthlight/1/letter"), where, number(reader, 2));
    const message = await sealTo(unhex(half), plain, info);
    copies.push(number(reader, 2), number(message.length, 4), message);
  }
  return joined(number(2, 1), number(readers.length, 1), ...copies);
}

/** Return typed words sealed to their writer; they are no entry yet, and are put back by a press alone. */
export async function held(home, id, half, words) {
  const info = joined(utf8("hearthlight/1/held"), unhex(home), unhex(id));
  return sealTo(unhex(half), padded(utf8(JSON.stringify(words))), info);
}
