"""How well and how quickly the writing coach reads. `python -m bench.words`

The figures stand beside what they hold, for the lines of the guide and for the locked lines, which nobody tunes on.
"""

import json
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from hearthlight.words.coach import read
from hearthlight.words.reading import BLOCKS, MARKS
from hearthlight.words.tests.lines import FOLDER, Line, balance, read_lines

LONG = 100_000


def main() -> None:
    for name in [Path(each).name for each in sys.argv[1:]] or there("dev.jsonl", "locked.jsonl"):
        print(f"\n{name}")
        tell(read_lines(name))
    print("\ncost")
    speed()
    weight()


def there(*names: str) -> list[str]:
    return [name for name in names if (FOLDER / name).exists()]


def tell(lines: Sequence[Line]) -> None:
    """Print what the guide counts."""
    marked = [line for line in lines if line.reading.marked]
    pressing = [line for line in lines if line.marked]
    tender = [line for line in lines if line.tender]
    plain = [line for line in lines if not line.labels]
    right = sum(line.marked for line in marked)
    print(f"  marked rightly {right}/{len(marked)}, of what presses {right}/{len(pressing)}")
    print(f"  tender marked {sum(line.reading.marked for line in tender)}/{len(tender)}")
    print(f"  ordinary talk marked {sum(line.reading.marked for line in plain)}/{len(plain)}")
    print(f"  macro-F1 marks {mean([balance(tuple(lines), label) for label in MARKS]):.3f}")
    print(f"  macro-F1 blocks {mean([balance(tuple(lines), label) for label in BLOCKS]):.3f}")
    for wanted in ({"sh"}, {"fear", "coer"}, {"sexp"}):
        called = [line for line in lines if line.labels & wanted]
        heard = sum(bool({*line.reading.labels} & wanted) for line in called)
        print(f"  heard of {' or '.join(sorted(wanted))} {heard}/{len(called)}")
    calm = [line for line in lines if line.tender or not line.labels]
    print(f"  false calls for help {sum(bool(line.reading.safety) for line in calm)}/{len(calm)}")
    shown = [line for line in lines if line.marked and line.reading.marked and line.spans]
    print(f"  words shown that press {sum(map(overlaps, shown))}/{len(shown)}")


def overlaps(line: Line) -> bool:
    return any(span.start < end and start < span.end for span in line.reading.spans for start, end in line.spans)


def speed() -> None:
    texts = [json.loads(row)["text"] for row in (FOLDER / "dev.jsonl").read_text("utf-8").splitlines()]
    took = sorted(timed(text) for text in texts)
    print(f"  one message: median {took[len(took) // 2]:.1f} ms, p95 {took[int(len(took) * 0.95)]:.1f} ms (hold <= 5)")
    draws = random.Random(7)
    strange = {
        "random signs": "".join(chr(draws.randrange(1, 0xD7FF)) for _ in range(LONG)),
        "one long word": "a" * LONG,
        "emoji": "🙂" * LONG,
        "prose": " ".join(texts * 9)[:LONG],
    }
    for name, text in strange.items():
        read(text[:100])
        print(f"  {LONG} characters of {name}: {timed(text):.0f} ms (hold <= 100)")


def timed(text: str) -> float:
    begin = time.process_time()
    read(text)
    return (time.process_time() - begin) * 1000


def weight() -> None:
    script = "import time; t = time.perf_counter(); import hearthlight.words.coach; print(time.perf_counter() - t)"
    took = min(
        float(subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout)
        for _ in range(3)
    )
    print(f"  import {took:.2f} s (hold <= 0.3)")
    script = (
        "import tracemalloc; tracemalloc.start(); from hearthlight.words.coach import read; "
        "read('You never listen to me.'); print(tracemalloc.get_traced_memory()[0] / 1e6)"
    )
    held = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    print(f"  memory held {float(held):.0f} MB (hold <= 40)")


def mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers)


if __name__ == "__main__":
    main()
