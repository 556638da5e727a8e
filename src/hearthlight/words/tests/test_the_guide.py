"""What the coach holds on the lines of its guide."""

from hearthlight.words.reading import BLOCKS, MARKS
from hearthlight.words.tests.lines import balance, read_lines

LINES = read_lines("dev.jsonl")


def test_hardly_anything_is_marked_that_does_not_press():
    marked = [line for line in LINES if line.reading.marked]
    assert sum(line.marked for line in marked) / len(marked) >= 0.97


def test_nearly_everything_that_presses_is_marked():
    pressing = [line for line in LINES if line.marked]
    assert sum(line.reading.marked for line in pressing) / len(pressing) >= 0.90


def test_a_tender_line_is_not_marked_as_blame():
    assert len([line.text for line in LINES if line.tender and line.reading.marked]) <= 1


def test_ordinary_talk_is_left_alone():
    assert [line.text for line in LINES if not line.labels and line.reading.marked] == []


def test_each_mark_and_each_tender_part_is_told_apart():
    assert sum(balance(LINES, label) for label in MARKS) / len(MARKS) >= 0.85
    assert sum(balance(LINES, label) for label in BLOCKS) / len(BLOCKS) >= 0.85


def test_every_line_that_calls_for_help_is_heard():
    assert [line.text for line in LINES if "sh" in line.labels and "sh" not in line.reading.safety] == []
    threats = [line for line in LINES if line.labels & {"fear", "coer"}]
    assert [line.text for line in threats if not {*line.reading.safety} & {"fear", "coer"}] == []


def test_the_words_shown_are_words_that_press():
    shown = [line for line in LINES if line.marked and line.reading.marked and line.spans]
    close = [
        line
        for line in shown
        if any(span.start < end and start < span.end for span in line.reading.spans for start, end in line.spans)
    ]
    assert len(close) / len(shown) >= 0.95


def test_nobody_in_danger_is_nudged():
    assert [line.text for line in LINES if line.reading.safety and line.reading.nudge] == []
    assert [line.text for line in LINES if line.labels & {"sh", "fear"} and line.reading.nudge] == []
