"""Learns the priors from the diaries and writes the house's own file of numbers. `python -m bench.learn_priors`"""

from pathlib import Path

import msgspec

from bench.ahead import diaries, learn
from hearthlight.insight.priors import Learned

FILE = Path(__file__).resolve().parents[1] / "src" / "hearthlight" / "insight" / "priors.json"


def main() -> None:
    FILE.write_bytes(as_file(learn.learn(diaries.load())))
    print(f"{FILE.name}: {FILE.stat().st_size} bytes")


def as_file(numbers: Learned) -> bytes:
    """Return the numbers as the file holds them."""
    return msgspec.json.format(msgspec.json.encode(numbers), indent=1) + b"\n"


if __name__ == "__main__":
    main()
