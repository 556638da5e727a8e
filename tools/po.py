"""Files of translated words: read and written as .po for people, and compiled to .mo, which is all a running house opens."""

import ast
import struct
from dataclasses import dataclass
from pathlib import Path

_MAGIC = 0x950412DE
_WORDS_OF_HEADER = 7
_ENTRY = 8
KEYWORDS = ("msgctxt", "msgid_plural", "msgid", "msgstr")


@dataclass(frozen=True, order=True)
class Key:
    """What is said in English: `context` tells two meanings of one text apart, `plural` is empty for most."""

    text: str
    plural: str = ""
    context: str = ""


type Words = dict[Key, tuple[str, ...]]


def read(path: Path) -> Words:
    """Return what a .po file says: for each key one text, or one for each plural form. Its header is left out."""
    words: Words = {}
    if not path.exists():
        return words
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        said = _fields(block)
        key = Key(said.pop("msgid", ""), said.pop("msgid_plural", ""), said.pop("msgctxt", ""))
        if key.text:
            words[key] = tuple(said.values())
    return words


def _fields(block: str) -> dict[str, str]:
    """Return each keyword of one message with its text; a text may go on over several lines."""
    said: dict[str, str] = {}
    latest = ""
    for line in block.splitlines():
        if line.startswith('"'):
            said[latest] += ast.literal_eval(line)
        elif line.startswith(KEYWORDS):
            latest, text = line.split(" ", 1)
            said[latest] = ast.literal_eval(text)
    return said


def write(path: Path, words: Words, *, head: str, places: dict[Key, tuple[str, ...]]) -> None:
    """Write a .po file and the .mo beside it, in the order in which a person meets the words."""
    blocks = [f"# {head}\n{_message(Key(''), (_header(path),))}"]
    for key in sorted(words, key=lambda key: (places[key], key)):
        blocks.append("".join(f"#: {place}\n" for place in places[key]) + _message(key, words[key]))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    path.with_suffix(".mo").write_bytes(compiled(path))


def _header(path: Path) -> str:
    language = path.parent.parent.name
    facts = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    return "".join(f"{name}: {value}\n" for name, value in facts.items())


def _message(key: Key, texts: tuple[str, ...]) -> str:
    lines = [f"msgctxt {_quoted(key.context)}"] if key.context else []
    lines.append(f"msgid {_quoted(key.text)}")
    if key.plural:
        lines.append(f"msgid_plural {_quoted(key.plural)}")
        lines += [f"msgstr[{form}] {_quoted(text)}" for form, text in enumerate(texts)]
    else:
        lines.append(f"msgstr {_quoted(texts[0])}")
    return "\n".join(lines)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def compiled(path: Path) -> bytes:
    """Return the .mo of a .po file: what is not translated yet is left out, so that it reads in English."""
    pairs = {b"": _header(path).encode()}
    for key, texts in read(path).items():
        if all(texts):
            name = f"{key.context}\x04{key.text}" if key.context else key.text
            pairs[(f"{name}\x00{key.plural}" if key.plural else name).encode()] = "\x00".join(texts).encode()
    originals, translations = sorted(pairs), [pairs[name] for name in sorted(pairs)]
    start = _WORDS_OF_HEADER * 4
    text_at = start + 2 * _ENTRY * len(pairs)
    tables = b""
    for texts_in_order in (originals, translations):
        for text in texts_in_order:
            tables += struct.pack("<2I", len(text), text_at)
            text_at += len(text) + 1
    texts = b"".join(text + b"\x00" for text in (*originals, *translations))
    # No hash table: readers of a .mo file look keys up in a dictionary of their own.
    head = struct.pack("<7I", _MAGIC, 0, len(pairs), start, start + _ENTRY * len(pairs), 0, text_at)
    return head + tables + texts
