"""The writing helper: one phrase at most, three answers of one weight, and nothing of it is kept."""

import re

import pytest
from tests.promises.looks import all_rows, changed

from hearthlight.entries.checkin import Checkin
from hearthlight.rooms.checkin import parts

BLAMING = "You never listen to me."
OTHER_BLAME = "You always walk away when I talk."
INSULT = "You’re so selfish."
TENDER = "I felt lonely last night when I went up on my own. I’d love some closeness."
WORDS = "/check-in/words/"


def write(guest, words, **more):
    return guest.post(WORDS, words=words, **more)


def page_of(answer):
    return answer.content.decode()


def hinted(answer):
    return "<mark>" in page_of(answer)


def way_in(answer):
    return re.findall(r'One way to put it</h2><p class="voice mt1">([^<]+)', page_of(answer))[0]


def share(guest, *ticks):
    guest.post("/check-in/share/", tick=list(ticks), **{"for": "us"})


def said(guest):
    return [kept.entry.words for kept in guest.visit().recent_mine.since(guest.visit().today, Checkin)]


def test_one_phrase_is_lit_with_one_reason_and_one_way_to_put_it(noor, sam):
    page = page_of(write(noor, BLAMING))
    assert page.count("<mark>") == 1
    assert page.count("One way to put it") == 1
    assert "You never listen" in re.findall(r"<mark>([^<]+)", page)[0]


def test_the_three_answers_weigh_the_same(noor, sam):
    page = page_of(write(noor, BLAMING))
    buttons = re.findall(r'<button class="([^"]+)" name="how" value="(\w+)"', page)
    assert [how for _, how in buttons] == ["use", "change", "keep"]
    assert len({style for style, _ in buttons}) == 1


def test_use_this_puts_it_into_the_box_and_it_reads_well(noor, sam):
    first = write(noor, BLAMING)
    box = page_of(write(noor, BLAMING, how="use"))
    assert way_in(first) in box
    assert "Change anything you like." in box
    assert not hinted(write(noor, re.sub("&#x27;", "'", way_in(first))))


def test_a_feeling_that_was_picked_before_fills_the_blank_and_none_is_made_up(noor, sam):
    noor.post("/check-in/in-there/", feelings="lonely")
    assert "I feel lonely when …" in way_in(write(noor, BLAMING))
    assert "I feel … when …" in way_in(write(sam, BLAMING))


def test_words_about_leaving_are_not_hinted_at(noor, sam):
    assert not hinted(write(noor, "Maybe we should just split up."))


def test_anger_is_not_hinted_at(noor, sam):
    assert not hinted(write(noor, "I’m so angry tonight I could scream into a pillow."))


def test_change_it_leads_back_to_the_words_as_they_were(noor, sam):
    write(noor, BLAMING)
    assert "You never listen to me." in page_of(write(noor, BLAMING, how="change"))


def test_keep_mine_goes_on_with_every_word(noor, sam):
    write(noor, BLAMING)
    assert "What can Sam see?" in page_of(write(noor, BLAMING, how="keep"))
    share(noor, "words")
    assert said(noor) == [BLAMING]
    assert "You never listen to me." in sam.page("/?show=everything")


def test_tender_words_go_straight_on_and_meet_a_kind_line(noor, sam):
    answer = write(noor, TENDER)
    assert not hinted(answer)
    assert "What can Sam see?" in page_of(answer)
    assert "what you need" in page_of(answer)


def test_put_aside_twice_a_kind_rests_for_thirty_days_and_others_do_not(noor, sam, hands):
    for words in (BLAMING, OTHER_BLAME):
        assert hinted(write(noor, words))
        write(noor, words, how="keep")
        share(noor, "words")
    assert not hinted(write(noor, "You never ask how my day was."))
    assert hinted(write(noor, INSULT))
    hands.pass_by(days=30)
    noor.unlock()
    assert hinted(write(noor, "You never ask how my day was."))


def test_using_or_changing_puts_nothing_aside(noor, sam):
    for how in ("use", "change", "use", "change"):
        write(noor, BLAMING, how=how)
    assert hinted(write(noor, BLAMING))


def test_words_for_oneself_are_not_hinted_at(noor, sam, stranger):
    assert not hinted(write(noor, BLAMING, now="1"))
    assert said(noor) == [BLAMING]
    assert not hinted(write(stranger, BLAMING))
    assert said(stranger) == [BLAMING]


def test_while_sharing_is_paused_nothing_is_hinted_at(noor, sam):
    noor.post("/settings/choose/", paused="yes")
    assert not hinted(write(noor, BLAMING))


def test_reading_leaves_the_draft_and_nothing_else(noor, sam):
    write(noor, "The tap drips.")
    before = all_rows(but=["phone"])
    write(noor, BLAMING)
    tables = {row[0] for row in changed(before, all_rows(but=["phone"]))}
    assert tables <= {"home_row", "home"}
    assert noor.visit().recent_mine.settled("helper_rests", 0) is None
    assert noor.visit().recent_mine.settled("draft", 0)["words"] == BLAMING


@pytest.mark.parametrize("mark", ["<b>", "\u202e", "🕯️" * 40, "\n\n\n", "a" * 3900])
def test_anything_may_stand_around_the_phrase(noor, sam, mark):
    page = page_of(write(noor, f"{mark} You never listen to me. {mark}"[:3990]))
    assert "<b></mark>" not in page
    assert "<b> You" not in page


def test_an_unsent_draft_is_gone_after_a_day(noor, sam, hands):
    write(noor, BLAMING)
    hands.pass_by(hours=25)
    noor.unlock()
    assert "You never listen" not in noor.page(WORDS)


# The three parts of a sentence from one's own side.


def test_three_picks_become_words_in_the_box(noor, sam):
    box = page_of(noor.post("/check-in/parts/", feel="lonely", when="screens", like="walk"))
    assert "I feel lonely when we both look at our phones." in box
    assert "I’d like to walk to the corner and back with you" in box


def test_own_words_go_before_a_pick_and_what_is_there_stays(noor, sam):
    write(noor, "The tap drips.", draft="1")
    box = page_of(noor.post("/check-in/parts/", feel="sad", when_words="it rains", like="sit", like_words="some tea"))
    for words in ("The tap drips.", "I feel sad when it rains.", "I’d like some tea."):
        assert words in box


def test_nothing_picked_is_asked_for_again_and_too_much_stays(noor, sam):
    empty = noor.post("/check-in/parts/")
    assert empty.status_code == 422
    assert "One is enough." in page_of(empty)
    long = noor.post("/check-in/parts/", feel="sad", when_words="so long " * 40)
    assert long.status_code == 422
    assert "so long so long" in page_of(long)


def test_every_sentence_that_can_be_picked_passes_the_helper(noor, sam):
    for feel in parts.FEEL:
        for when, like in zip(parts.WHEN, parts.LIKE, strict=True):
            box = noor.post("/check-in/parts/", feel=feel, when=when, like=like)
            assert box.status_code == 200
            words = noor.visit().recent_mine.settled("draft", 0)["words"]
            assert not hinted(write(noor, words)), words
            write(noor, "", draft="1")
