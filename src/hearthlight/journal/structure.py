"""Looks at the form of everything that lies in the homes, without any key: what no house would ever have written."""

from collections import Counter
from collections.abc import Iterator

from hearthlight.journal import seal
from hearthlight.journal.models import Digest, Forgotten, Home, Lock, Row

SEALED = 1 + seal.NONCE + seal.TAG
CHECK, WRAP = SEALED + seal.ID, SEALED + seal.KEY
SIZES = frozenset(SEALED + (seal.SMALLEST << step) for step in range((seal.LARGEST // seal.SMALLEST).bit_length()))
# The public half and the tag that HPKE puts around what it seals.
AROUND_A_LETTER = 32 + seal.TAG
LETTERS = frozenset(size - SEALED + AROUND_A_LETTER for size in SIZES)
KINDS_OF_LOCK = ("passphrase", "kit")


def problems() -> Iterator[str]:
    """Yield one sentence for each thing that is not as the journal writes it; a seq that is skipped is not one.

    Forgetting and settling take rows out of the middle, so only what lies past the next seq is wrong.
    """
    homes = {bytes(home.id): home for home in Home.objects.all()}
    yield from _about_homes(homes)
    yield from _about_rows(homes)
    yield from _about_digests(homes)
    yield from _without_home("lock", homes, Counter(map(bytes, Lock.objects.values_list("home", flat=True))))
    yield from _without_home("mark", homes, Counter(map(bytes, Forgotten.objects.values_list("home", flat=True))))


def _about_homes(homes: dict[bytes, Home]) -> Iterator[str]:
    for home in homes.values():
        sizes = len(home.id), len(home.check_value), len(home.epoch)
        if sizes != (seal.ID, CHECK, seal.ID) or bytes(home.check_value)[0] != 1:
            yield f"Home {bytes(home.id).hex()[:8]} is damaged: no key can be compared with it."
    for lock in Lock.objects.all():
        if lock.kind not in KINDS_OF_LOCK or len(lock.wrapped) != WRAP or len(lock.salt) != seal.ID:
            yield f"The {lock.kind} of home {bytes(lock.home).hex()[:8]} is damaged and would open nothing."


def _about_rows(homes: dict[bytes, Home]) -> Iterator[str]:
    lost: Counter[bytes] = Counter()
    forgotten = {(bytes(home), bytes(entry)) for home, entry in Forgotten.objects.values_list("home", "entry")}
    for row in Row.objects.iterator(chunk_size=500):
        at, where = bytes(row.home), f"Row {row.seq} of home {bytes(row.home).hex()[:8]}"
        if at not in homes:
            lost[at] += 1
        elif not 1 <= row.seq < homes[at].next_seq:
            yield f"{where} lies past the end of its home."
        if len(row.entry) != seal.ID or not is_whole_in_form(bytes(row.sealed), bytes(row.bucket)):
            yield f"{where} is damaged, or a later Hearthlight wrote it."
        if (at, bytes(row.entry)) in forgotten:
            yield f"{where} was forgotten, and is here again."
    yield from _without_home("row", homes, lost)


def is_whole_in_form(sealed: bytes, bucket: bytes) -> bool:
    """Return whether a row has one of the two forms that docs/journal-format.md tells."""
    version = sealed[0] if sealed else 0
    if version == seal.ROW:
        return len(sealed) in SIZES and len(bucket) == seal.ID
    return version == seal.LETTER and not bucket and _is_a_letter(sealed)


def _is_a_letter(sealed: bytes) -> bool:
    at, copies = 2, sealed[1] if len(sealed) > 1 else 0
    for _ in range(copies):
        length = int.from_bytes(sealed[at + 2 : at + 6])
        if length not in LETTERS:
            return False
        at += 6 + length
    return copies in (1, 2) and at == len(sealed)


def _about_digests(homes: dict[bytes, Home]) -> Iterator[str]:
    lost: Counter[bytes] = Counter()
    for digest in Digest.objects.iterator(chunk_size=500):
        home = homes.get(bytes(digest.home))
        if home is None:
            lost[bytes(digest.home)] += 1
        elif digest.upto >= home.next_seq or len(digest.sealed) not in SIZES:
            yield f"A summary of home {bytes(digest.home).hex()[:8]} is damaged."
        elif bytes(digest.epoch) != bytes(home.epoch):
            yield f"A summary of home {bytes(digest.home).hex()[:8]} was made before something was forgotten there."
    yield from _without_home("summary", homes, lost)


def _without_home(what: str, homes: dict[bytes, Home], found: Counter[bytes]) -> Iterator[str]:
    for home in sorted(found.keys() - homes.keys()):
        yield f"Of home {home.hex()[:8]} only this is left, and nobody can open it: {what}, {found[home]} times."
