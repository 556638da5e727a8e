"""Writes the samples of version 1, by hand. A sample that is there is never written again.

`python -m django shell -c "from tests.vectors.make import main; main()"`
"""

import datetime as dt
import hashlib

import msgspec
from tests.vectors.vector import HERE, Vector

from hearthlight.entries import codec
from hearthlight.entries.agreement import Agreement
from hearthlight.entries.base import Entry, Imported
from hearthlight.entries.checkin import Checkin
from hearthlight.entries.cycle import Cycle
from hearthlight.entries.medicine import Medicine
from hearthlight.entries.movement import Movement
from hearthlight.entries.night import Night
from hearthlight.entries.noticed import Noticed
from hearthlight.entries.plan_of_safety import PlanOfSafety
from hearthlight.entries.preference import Preference
from hearthlight.entries.report import Report
from hearthlight.entries.screening import Screening
from hearthlight.entries.step import DrawnStep, Offered, Step
from hearthlight.entries.thanks import Thanks
from hearthlight.entries.visit import Appointment
from hearthlight.entries.win import Win
from hearthlight.journal import locks, seal


def known(label: str, size: int = 16) -> bytes:
    """Return bytes that belong to a label: secrets of nobody."""
    return hashlib.sha256(f"sample/{label}".encode()).digest()[:size]


HOME, OTHER_HOME, ENTRY, SHARED = known("home"), known("other home"), known("entry"), known("shared")
SECRET, OTHER = known("secret", 32), known("other secret", 32)
PLACE = seal.Place(HOME, 1, ENTRY)
AT = dt.datetime(2026, 11, 24, 18, 12, 30, 250000, tzinfo=dt.UTC)
CHECKIN = Checkin(
    day=dt.date(2026, 11, 24),
    at=AT,
    note="Kept from before.",
    shared_as=known("copy"),
    imported=Imported(source="csv:00c0ffee", originals={"mood": 2.0}, scales={"mood": (1.0, 5.0)}),
    energy=3.0,
    mood=2.5,
    closeness=7.0,
    desire=1.0,
    touch_comfort=5.0,
    pressure=9.0,
    feelings=("tired", "lonely"),
    needs=("company",),
    good=("sit_close",),
    words="Süß und schwer – 静かな夜 🕯️",
    line="low_not_about_you",
    size="full",
)
ENTRIES: dict[str, Entry] = {
    "checkin": CHECKIN,
    "checkin-of-nothing": Checkin(),
    "step": Step(
        day=dt.date(2026, 11, 24),
        at=AT,
        act="window_light",
        answer="done",
        offers=(Offered("window_light", 0.25), Offered("nothing", 1.0)),
        felt=6.0,
    ),
    "step-of-a-draw": DrawnStep(
        day=dt.date(2026, 11, 24),
        at=AT,
        act="window_light",
        answer="passed",
        offers=(Offered("window_light", 0.25), Offered("nothing", 1.0)),
        coins={"window_light": 2500, "warm-cup": 1204},
        drawn=("window_light",),
    ),
    "win-in-words": Win(
        day=dt.date(2026, 11, 24), at=AT, words="We laughed about the burnt toast.", shared_as=known("copy")
    ),
    "win-of-a-step": Win(day=dt.date(2026, 11, 24), at=AT, act="window_light"),
    "thanks": Thanks(day=dt.date(2026, 11, 24), at=AT, line="quiet"),
    "medicine": Medicine(
        day=dt.date(2026, 11, 24),
        at=AT,
        course=known("course"),
        what="noticed",
        name="Sertraline",
        dose="50 mg, morning",
        effects=("less_wanting", "dry_mouth"),
        words="Since Tuesday.",
        until=dt.date(2026, 12, 24),
    ),
    "cycle": Cycle(day=dt.date(2026, 11, 24), at=AT, marker="contraception_changed", words="Another pill."),
    "visit": Appointment(
        day=dt.date(2026, 12, 1),
        at=AT,
        who="Dr A. Okafor",
        question="Could it be the medicine, hormones, or the depression?",
        wishes=("Whether a blood test makes sense.",),
        lines=("question", "axis"),
        since=dt.date(2026, 11, 3),
        paper="letter",
    ),
    "report": Report(
        day=dt.date(2026, 11, 24),
        at=AT,
        what="link",
        of=known("entry"),
        who="Dr A. Okafor",
        until=dt.date(2026, 12, 8),
        token="dG9rZW4",
        words="maple window seven river",
        page=b"a page",
    ),
    "screening": Screening(
        day=dt.date(2026, 11, 24),
        at=AT,
        check="phq-9",
        answers={"1": 2, "2": 1, "3": 0, "9": 1},
        difficulty=2,
        language="de",
    ),
    "night": Night(
        day=dt.date(2026, 11, 24),
        imported=Imported(source="apple_health:00c0ffee"),
        bed_at=AT - dt.timedelta(hours=19),
        asleep_at=AT - dt.timedelta(hours=18, minutes=40),
        wake_at=AT - dt.timedelta(hours=11),
        in_bed=480.0,
        asleep=452.5,
        awake=7.5,
        light=300.0,
        deep=90.0,
        rem=62.5,
        rested=6.0,
        is_nap=True,
    ),
    "movement": Movement(
        day=dt.date(2026, 11, 24),
        at=AT,
        what="Walking",
        end_at=AT + dt.timedelta(minutes=31),
        minutes=28.5,
        metres=2414.0,
        kcal=96.4,
        steps=3100.0,
    ),
    "noticed": Noticed(day=dt.date(2026, 11, 24), at=AT, signs=("bleeding",)),
    "plan-of-safety": PlanOfSafety(signs="Ich schlafe nicht mehr.", people="Kim, 020 555 0100", safer="Pills with Kim"),
    "agreement": Agreement(
        first="Open the curtain.", ask="Sit with me and read.", please_dont="Ask why.", shared_as=known("copy")
    ),
    "preference-text": Preference(name="zone", value="Europe/Amsterdam"),
    "preference-map": Preference(name="dials", value={"headline": "partner", "words": "me"}),
}


def says(entry: Entry) -> str:
    return msgspec.json.encode(entry, order="sorted").decode()


def place(**other: str) -> dict[str, str]:
    facts = {"home": HOME.hex(), "author": "1", "entry": ENTRY.hex(), "secret": SECRET.hex()}
    return facts | other


def flipped(sealed: bytes, at: int) -> bytes:
    return sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]


def entries() -> list[Vector]:
    """Return what each kind is written as, and what a reader of today cannot know."""
    made = [
        Vector(f"entry-1-{name}", "opens", "One entry as MessagePack.", "entry", codec.encode(entry), {}, says(entry))
        for name, entry in ENTRIES.items()
    ]
    newer = {"kind": "checkin.2", "day": "2031-01-01"}
    unknown = {"kind": "dream.1", "words": "…"}
    strange = {"kind": "checkin.1", "energy": "a lot"}
    pack = msgspec.msgpack.encode
    return [
        *made,
        Vector("entry-2-later-version", "too new", "A kind we know in a version we do not.", "entry", pack(newer)),
        Vector("entry-2-unknown-kind", "too new", "A kind nobody wrote yet.", "entry", pack(unknown)),
        Vector("entry-1-strange-value", "damaged", "A value that is none.", "entry", pack(strange)),
        Vector("entry-1-no-kind", "damaged", "A map without a kind.", "entry", pack({"words": "…"})),
        Vector("entry-1-no-map", "damaged", "Bytes that are no entry.", "entry", b"\xc1\xff"),
    ]


def rows() -> list[Vector]:
    """Return rows: each kind whole, and one row harmed in every way."""
    keys = seal.HomeKeys.of(SECRET, HOME)
    made = [
        Vector(
            f"row-1-{name}",
            "opens",
            "A row in its place.",
            "row",
            seal.seal_row(keys, PLACE, codec.encode(entry)),
            place(),
            says(entry),
        )
        for name, entry in ENTRIES.items()
    ]
    whole = made[0].sealed
    unpadded = seal._seal(keys.record, seal.pad(b"x" * 10)[:-1] + b"\1", PLACE.aad(b"hearthlight/1/row", seal.ROW))

    def harmed(name: str, about: str, sealed: bytes = whole, *, expect: str = "damaged", **other: str) -> Vector:
        return Vector(f"row-1-{name}", expect, about, "row", sealed, place(**other))

    return [
        *made,
        harmed("moved-home", "A row in another home.", home=OTHER_HOME.hex()),
        harmed("moved-author", "A row under another author.", author="0"),
        harmed("moved-entry", "A row under another id.", entry=SHARED.hex()),
        harmed("other-secret", "A row cannot tell another key from harm; the check does.", secret=OTHER.hex()),
        harmed("bit-in-nonce", "One bit changed in the nonce.", flipped(whole, 5)),
        harmed("bit-in-words", "One bit changed in the ciphertext.", flipped(whole, 60)),
        harmed("bit-in-tag", "One bit changed in the tag.", flipped(whole, -1 % len(whole))),
        harmed("cut-short", "The last byte is gone.", whole[:-1]),
        harmed("cut-to-a-stump", "Only the first bytes are there.", whole[:20]),
        harmed("empty", "Nothing is there.", b""),
        harmed("padding", "The padding holds something.", unpadded),
        harmed("version-0", "A version that never was.", b"\0" + whole[1:]),
        harmed("version-3", "A version of later.", b"\3" + whole[1:], expect="too new"),
    ]


def letters() -> list[Vector]:
    """Return letters to one and to both."""
    people = {number: seal.letter_key(known(f"mine {number}", 32), HOME) for number in (0, 1)}
    public = {number: key.public_key().public_bytes_raw() for number, key in people.items()}
    both = seal.seal_letter(PLACE, public, codec.encode(CHECKIN))
    one = seal.seal_letter(PLACE, {0: public[0]}, codec.encode(CHECKIN))

    def letter(name: str, about: str, sealed: bytes, reader: int, **other: str) -> Vector:
        facts = place(reader=str(reader)) | {"letter-key": people[reader].private_bytes_raw().hex()}
        expect = other.pop("expect", "opens")
        opened = says(CHECKIN) if expect == "opens" else ""
        return Vector(f"letter-2-{name}", expect, about, "letter", sealed, facts | other, opened)

    wrong = {"letter-key": people[0].private_bytes_raw().hex()}
    return [
        letter("first-reader", "A letter to both, read by the first.", both, 0),
        letter("second-reader", "A letter to both, read by the second.", both, 1),
        letter("for-one", "A letter to one, read by that one.", one, 0),
        letter("no-copy", "A letter to one, asked for by the other.", one, 1, expect="not shared"),
        letter("another-key", "A copy opened with another key.", both, 1, expect="damaged", **wrong),
        letter("moved", "A letter under another id.", both, 0, expect="damaged", entry=SHARED.hex()),
        letter("bit", "One bit changed.", flipped(both, 80), 0, expect="damaged"),
        letter("cut-short", "The end is gone.", one[:-9], 0, expect="damaged"),
    ]


def summaries() -> list[Vector]:
    """Return a digest and a check."""
    keys, name = seal.HomeKeys.of(SECRET, HOME), known("name")
    whole = seal.seal_digest(keys, name, b"a summary")
    facts = {"home": HOME.hex(), "secret": SECRET.hex()}
    named = facts | {"name": name.hex()}
    check = seal.seal_check(keys)
    return [
        Vector("digest-1", "opens", "A digest.", "digest", whole, named, b"a summary".hex()),
        Vector("digest-1-renamed", "damaged", "Under another name.", "digest", whole, named | {"name": HOME.hex()}),
        Vector("digest-1-version-3", "too new", "A version of later.", "digest", b"\3" + whole[1:], named),
        Vector("check-1", "opens", "A home knows its key.", "check", check, facts),
        Vector("check-1-other", "wrong key", "It knows another.", "check", check, facts | {"secret": OTHER.hex()}),
        Vector("check-1-version-3", "too new", "A version of later.", "check", b"\3" + check[1:], facts),
    ]


def wraps() -> list[Vector]:
    """Return *mine* under each lock, each once with the right key, once with another, once from later."""
    salt, code, cookie, phone = known("salt"), known("code", 20), known("cookie", 32), known("phone")
    cost = locks.Cost(64, 1, 1)
    words = "maple window seven river"
    key = locks.PhoneKey(cookie, phone, HOME)
    phone_facts = {"home": HOME.hex(), "phone": phone.hex(), "cookie": cookie.hex()}
    box = {"zone": "Europe/Amsterdam", "share": "yes"}
    passphrase = seal.wrap(locks.stretch(words, salt, cost), locks.PASSPHRASE, HOME, SECRET)
    kit = seal.wrap(seal.derive(code, salt, "kit"), locks.KIT, HOME, SECRET)
    lock = {"home": HOME.hex(), "salt": salt.hex()}
    forms = {
        "passphrase": (passphrase, lock | {"cost": str(cost), "passphrase": words}, SECRET.hex()),
        "kit": (kit, lock | {"code": code.hex()}, SECRET.hex()),
        "phone": (key.keep_open(locks.Keyring(SECRET, {SHARED: (OTHER, 1)})), phone_facts, SECRET.hex()),
        "box": (key.keep_box(box), phone_facts, msgspec.json.encode(box, order="sorted").decode()),
    }
    wrong = {
        "passphrase": {"passphrase": "Maple window seven river"},
        "kit": {"code": known("other code", 20).hex()},
        "phone": {"cookie": OTHER.hex()},
        "box": {"cookie": OTHER.hex()},
    }
    made = []
    for form, (sealed, facts, opened) in forms.items():
        made += [
            Vector(f"{form}-1", "opens", "The right key.", form, sealed, facts, opened),
            Vector(f"{form}-1-wrong", "wrong key", "Another key.", form, sealed, facts | wrong[form]),
            Vector(f"{form}-1-moved", "wrong key", "In another home.", form, sealed, facts | {"home": SHARED.hex()}),
            Vector(f"{form}-1-version-3", "too new", "A version of later.", form, b"\3" + sealed[1:], facts),
        ]
    return made


def shared() -> list[Vector]:
    """Return *ours*, wrapped for one person."""
    public = seal.letter_key(SECRET, HOME).public_key().public_bytes_raw()
    sealed = seal.seal_to(public, OTHER, b"hearthlight/1/ours" + SHARED + HOME)
    facts = {"home": SHARED.hex(), "personal": HOME.hex(), "mine": SECRET.hex()}
    return [
        Vector("ours-1", "opens", "The key of a shared home.", "ours", sealed, facts, OTHER.hex()),
        Vector("ours-1-other", "damaged", "For somebody else.", "ours", sealed, facts | {"mine": OTHER.hex()}),
        Vector("ours-1-moved", "damaged", "Of another home.", "ours", sealed, facts | {"home": HOME.hex()}),
    ]


def main() -> None:
    for vector in (*entries(), *rows(), *letters(), *summaries(), *wraps(), *shared()):
        path = HERE / f"{vector.name}.txt"
        if not path.exists():
            path.write_text(vector.text(), encoding="utf-8")
