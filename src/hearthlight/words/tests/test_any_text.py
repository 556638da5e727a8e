"""Any text can be read: nothing in it can stop the coach, however long or strange it is."""

from hypothesis import given, settings
from hypothesis import strategies as st

from hearthlight.words import features, lexicon
from hearthlight.words.coach import LONGEST, read

LONG = 100_000


@given(st.text(max_size=400))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_and_its_spans_lie_inside(text):
    reading = read(text)
    assert reading.text == text
    assert all(0 <= span.start < span.end <= len(text) for span in reading.spans)


@given(
    st.lists(
        st.sampled_from(["you", "never", "always", "listen", ".", ",", "?", "“", "”", "'", "I", "feel", "🙂"]),
        max_size=60,
    )
)
@settings(max_examples=60, deadline=None)
def test_known_words_in_any_order_are_read(words):
    assert read(" ".join(words)).nudge is None or read(" ".join(words)).marked


def test_very_long_texts_are_read():
    for text in ("a" * LONG, "🙂" * 10_000, "\x00\x01" * (LONG // 2), "you never listen " * (LONG // 17), "“" * LONG):
        assert read(text).text == text


def test_a_call_for_help_is_heard_at_the_end_of_a_very_long_text():
    assert "sh" in read("The bus was late. " * (LONGEST // 5) + "I want to kill myself.").safety


def test_the_lexicon_is_broad_and_the_words_known_are_many():
    assert lexicon.size() >= 1_500
    assert len(features.vocabulary()) >= 3_000
