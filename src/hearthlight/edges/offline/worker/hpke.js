// Sealing to somebody's public half: RFC 9180, base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM.
// The house opens it with `journal/seal.py`; tests/vectors holds letters that were sealed here.
import { joined, number, utf8 } from "./bytes.js";

const KEM = joined(utf8("KEM"), number(0x20, 2));
const SUITE = joined(utf8("HPKE"), number(0x20, 2), number(1, 2), number(2, 2));
const NOTHING = new Uint8Array();

async function hmac(key, message) {
  // An empty key is one of zeros: HMAC fills it up to the block either way, and browsers refuse an empty one.
  const made = { name: "HMAC", hash: "SHA-256" };
  const ready = await crypto.subtle.importKey("raw", key.length ? key : new Uint8Array(32), made, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", ready, message));
}

const extract = (suite, salt, label, secret) => hmac(salt, joined(utf8("HPKE-v1"), suite, utf8(label), secret));

async function expand(suite, key, label, info, length) {
  // Nothing here is longer than one block, so the expansion of RFC 5869 is its first step alone.
  const told = joined(number(length, 2), utf8("HPKE-v1"), suite, utf8(label), info, number(1, 1));
  return (await hmac(key, told)).slice(0, length);
}

async function agreed(reader, pair) {
  const theirs = await crypto.subtle.importKey("raw", reader, "X25519", false, []);
  const bits = await crypto.subtle.deriveBits({ name: "X25519", public: theirs }, pair.privateKey, 256);
  const once = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  const key = await extract(KEM, NOTHING, "eae_prk", new Uint8Array(bits));
  return { once, secret: await expand(KEM, key, "shared_secret", joined(once, reader), 32) };
}

async function scheduled(shared, info) {
  const about = joined(
    number(0, 1),
    await extract(SUITE, NOTHING, "psk_id_hash", NOTHING),
    await extract(SUITE, NOTHING, "info_hash", info),
  );
  const secret = await extract(SUITE, shared, "secret", NOTHING);
  return { key: await expand(SUITE, secret, "key", about, 32), nonce: await expand(SUITE, secret, "base_nonce", about, 12) };
}

/** Return `plain` sealed to the 32-byte public half `reader`; throws where the browser has no X25519. */
export async function sealTo(reader, plain, info) {
  const pair = await crypto.subtle.generateKey("X25519", false, ["deriveBits"]);
  const { once, secret } = await agreed(reader, pair);
  const { key, nonce } = await scheduled(secret, info);
  const ready = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt"]);
  return joined(once, new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, ready, plain)));
}
