"""Every text of the catalogue speaks like a calm friend, and reads with ease on a heavy day."""

import re

import pytest

from hearthlight.acts.catalogue import Act, all_acts

NEVER = re.compile(
    r"\b(should|must|fail\w*|missed|streak\w*|lazy|normal people|simply|easy|easily|perfect\w*|score\w*|fix\w*"
    r"|broken|cure\w*|just try|at least|just|your depression|he|she|him|his|her|husband|wife)\b",
    re.IGNORECASE,
)
HIGHEST_GRADE = 5.0


def texts_of(chosen: Act) -> tuple[str, ...]:
    return chosen.title, chosen.line, chosen.over, chosen.start, chosen.safety, chosen.purpose


def syllables(word: str) -> int:
    """Vowel groups, with a silent last e left out: the usual rough count."""
    groups = re.findall(r"[aeiouy]+", word)
    silent = word.endswith("e") and not word.endswith("le") and len(groups) > 1
    return max(1, len(groups) - silent)


def reading_grade(text: str) -> float:
    """Flesch-Kincaid grade: 0.39 words per sentence + 11.8 syllables per word - 15.59 (Kincaid 1975)."""
    words = re.findall(r"[a-z]+(?:’[a-z]+)?", text.lower())
    sentences = [part for part in re.split(r"[.:…]+", text) if re.search(r"\w", part)]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


each_act = pytest.mark.parametrize("chosen", all_acts(), ids=lambda chosen: chosen.id)


@each_act
def test_no_text_pushes_blames_or_shouts(chosen: Act) -> None:
    for text in texts_of(chosen):
        assert not NEVER.search(text), text
        assert not re.search(r"[!?'\"]|\b[A-Z]{2,}\b", text), text
        assert text == text.strip()


@each_act
def test_a_card_reads_at_grade_five_or_lower(chosen: Act) -> None:
    card = ". ".join(text.rstrip(".") for text in (chosen.title, chosen.line, chosen.start, chosen.safety) if text)
    assert reading_grade(card.replace("{partner}", "Sam")) <= HIGHEST_GRADE


@each_act
def test_a_card_has_a_title_a_line_and_words_on_its_button(chosen: Act) -> None:
    assert chosen.title
    assert chosen.line.endswith((".", "”"))
    assert chosen.start
    assert not chosen.start.endswith(".")


def test_no_two_acts_share_a_title() -> None:
    titles = [(chosen.title, chosen.audience) for chosen in all_acts()]
    assert len(set(titles)) == len(titles)


def test_the_reading_grade_tells_plain_from_heavy() -> None:
    assert reading_grade("Sit near me. No talk.") < 2
    assert reading_grade("Interpersonal communication necessitates considerable deliberation.") > 15
