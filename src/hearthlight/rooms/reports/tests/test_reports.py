"""The page for an appointment: picked line by line, own question first, the same on screen, on paper and as a table."""

import csv
import datetime as dt
import html
import io
import re

import pytest
from pypdf import PdfReader

from hearthlight.entries.base import Entry
from hearthlight.entries.checkin import Checkin
from hearthlight.entries.night import Night
from hearthlight.entries.screening import Screening
from hearthlight.journal import write

QUESTION = "Could it be the medicine, or the depression?"


@pytest.fixture
def months(noor):
    """Somebody with ten weeks behind them: a medicine that changed, wanting that fell after it, and two checks."""
    visit = noor.visit()
    turn = visit.today - dt.timedelta(days=28)
    entries: list[Entry] = []
    for back in range(70):
        day = visit.today - dt.timedelta(days=back)
        if back % 6 == 5:
            continue
        wave = (back * 7 % 5) / 2
        desire = (2.0 if day >= turn else 7.0) + wave / 2
        entries.append(Checkin(day=day, mood=4.0 + wave, energy=6.0 - wave, desire=desire, closeness=5.0))
        wake = dt.datetime.combine(day, dt.time(3 if back % 10 == 0 else 6, 10 + back % 20), dt.UTC)
        entries.append(Night(day=day, asleep_at=wake - dt.timedelta(hours=7), wake_at=wake, asleep=400.0 + back % 30))
    for back, worst in ((40, 2), (12, 1)):
        answers = {str(item): worst for item in range(1, 9)} | {"9": 1}
        entries.append(Screening(day=visit.today - dt.timedelta(days=back), check="phq-9", answers=answers))
    write.append_many(visit.mine, [(number.to_bytes(16), entry) for number, entry in enumerate(entries, 1)])
    one = noor.post("/care/medicines/add/", name="Sertraline", dose="25 mg", day="2026-09-04").redirect_chain[-1][0]
    noor.post(f"{one}changed/", dose="50 mg", day=turn.isoformat())
    noor.post(f"{one}noticed/", what=["less_wanting"], day=(turn + dt.timedelta(days=11)).isoformat())
    return noor


def lines_of(page):
    return re.findall(r'name="line" value="([^"]+)"', page)


def ready(guest, *, leave_out=(), span="91", **more):
    """Get a page ready with every line but some."""
    [form] = re.findall(r'name="id" value="([0-9a-f]{32})"', guest.page("/care/report/ready/"))
    guest.post("/care/report/ready/", id=form, span=span, look="1", day="2026-11-24")
    page = guest.page("/care/report/ready/")
    picked = [line for line in lines_of(page) if not line.startswith(tuple(leave_out) or ("#",))]
    sent = {"id": form, "question": QUESTION, "who": "Dr A. Okafor", "day": "2026-11-24", "span": span, "line": picked}
    return guest.post("/care/report/ready/", **(sent | more)).content.decode()


def words_of(page):
    article = page.split('<article class="sheet"')[1].partition(">")[2].split("</article>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<svg.*?</svg>", " ", article, flags=re.S))).split())


def pdf_of(guest):
    answer = guest.get("/care/report/paper/")
    assert answer.headers["Content-Type"] == "application/pdf"
    return PdfReader(io.BytesIO(answer.content))


def plain(text):
    return re.sub(r"\s+", "", text.replace("\xad", ""))


def test_the_own_question_stands_first(months):
    words = words_of(ready(months))
    assert words.index("What I most want to talk about") < words.index(QUESTION) < words.index("On one line of days")


def test_wanting_that_fell_after_a_change_is_told_beside_it_and_no_cause_is_named(months):
    words = words_of(ready(months))
    assert "after Sertraline changed to 50 mg (27 Oct)" in words
    assert re.search(r"before: wanting was lower; ([a-z ]+; )?[a-z, ]+ not clearly different", words)
    assert "One need not come from the other." in words
    assert not re.search(r"\b(because|caused?|due to|led to|made)\b", words)


def test_usual_nights_are_told_in_the_persons_own_hours(months):
    words = words_of(ready(months))
    assert re.search(r"Usual sleep 01:\d\d to 08:\d\d\. Awake before 5 on \d nights\.", words)
    [picture] = re.findall(r"<svg[^>]*axis.*?</svg>", months.page("/care/report/"), flags=re.DOTALL)
    assert ">Sleep</text>" in picture


def test_what_is_not_picked_leaves_no_mark(months):
    words = words_of(ready(months, leave_out=("desire", "noticed:", "danger:", "check:", "moved")))
    for absent in ("Wanting", "wanting", "Less", "Item 9", "PHQ", "not picked"):
        assert absent not in words
    assert "Sertraline 50 mg" in words


def test_tender_lines_wait_for_a_tick_of_ones_own(months):
    page = months.page("/care/report/ready/?new=1")
    ticked = re.findall(r'name="line" value="([^"]+)" checked', page)
    assert {"mood", "energy", "check:phq-9"} <= set(ticked)
    for tender in ("desire", "danger:", "noticed:", "seasons", "moved"):
        assert not [key for key in ticked if key.startswith(tender)]


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_the_paper_says_the_same_as_the_screen_and_fits_on_one_page(months, paper, size):
    shown = words_of(ready(months, paper=paper, wishes="Whether a blood test makes sense."))
    reader = pdf_of(months)
    assert tuple(round(float(one)) for one in reader.pages[0].mediabox[2:]) == size
    assert len(reader.pages) == 1
    printed = plain(reader.pages[0].extract_text())
    missing = [word for word in shown.split() if plain(word) not in printed]
    assert missing == []


def test_every_text_of_the_table_is_on_the_paper_and_on_the_screen(months):
    shown = plain(words_of(ready(months)))
    printed = plain(pdf_of(months).pages[0].extract_text())
    rows = list(csv.reader(io.StringIO(months.get("/care/report/table/").content.decode("utf-8-sig"))))
    assert rows[0] == ["part", "text", "value"]
    texts = [text.removeprefix("'") for part, text, value in rows[1:] if not value and "lay between" not in text]
    assert [text for text in texts if plain(text) not in printed or plain(text) not in shown] == []


def test_the_table_holds_each_day_that_is_drawn_and_no_other_rating(months):
    ready(months, leave_out=("desire", "closeness", "sleep"))
    rows = list(csv.reader(io.StringIO(months.get("/care/report/table/").content.decode("utf-8-sig"))))
    drawn = {row[0] for row in rows[1:] if row[2]}
    assert drawn == {"Mood", "Energy"}
    assert len([row for row in rows if row[0] == "Mood" and row[2]]) == 59


def test_a_formula_in_the_table_is_words(months):
    ready(months, who="=1+1")
    assert b"'=1+1" in months.get("/care/report/table/").content


def tags_of(reader):
    """Return the kinds of every tag in the structure of a PDF."""
    found = []

    def walk(node):
        node = node.get_object()
        if "/S" in node:
            found.append(node["/S"])
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            if hasattr(kid.get_object(), "get"):
                walk(kid)

    walk(reader.trailer["/Root"]["/StructTreeRoot"])
    return found


def test_the_paper_is_a_tagged_pdf_that_can_be_read_aloud(months):
    ready(months)
    reader = pdf_of(months)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]).startswith("en")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "pdfuaid:part" in root["/Metadata"].get_object().get_data().decode()
    assert reader.metadata.title == "Summary for an appointment"
    assert reader.metadata.author is None
    tags = tags_of(reader)
    assert {"/H1", "/H2", "/P", "/Table", "/TH", "/TD", "/Figure"} <= set(tags)
    assert tags.index("/H1") < tags.index("/H2")


def test_the_picture_on_paper_says_in_words_what_it_shows(months):
    ready(months)
    reader = pdf_of(months)
    alts = []

    def walk(node):
        node = node.get_object()
        if node.get("/S") == "/Figure":
            alts.append(str(node.get("/Alt", "")))
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            if hasattr(kid.get_object(), "get"):
                walk(kid)

    walk(reader.trailer["/Root"]["/StructTreeRoot"])
    assert any("Mood lay between" in alt and "Sertraline" in alt for alt in alts)


def test_words_somebody_typed_are_never_a_command(months):
    for nasty in ('#read("/etc/passwd")', "$x$ #panic() ]", "= Heading", "<b>&amp;"):
        ready(months, question=nasty)
        assert plain(nasty) in plain(pdf_of(months).pages[0].extract_text())


def test_nothing_of_the_partner_is_in_it(months, sam):
    ready(months)
    before = words_of(months.page("/care/report/"))
    sam.says(energy=1, mood=1, to="us")
    sam.post("/care/medicines/add/", name="Zopiclone", dose="3 mg")
    assert words_of(months.page("/care/report/")) == before
    for name in ("Sam", "Zopiclone"):
        assert name not in before
    for part in ("paper", "table", "for-a-clinic"):
        content = months.get(f"/care/report/{part}/").content
        text = PdfReader(io.BytesIO(content)).pages[0].extract_text() if part == "paper" else content.decode()
        assert "Sam" not in text


def test_with_the_checks_out_of_the_house_none_is_on_the_page(months, settings):
    ready(months)
    assert "PHQ-9" in months.page("/care/report/")
    settings.CHECKS = False
    assert "PHQ-9" not in months.page("/care/report/") + months.page("/care/report/ready/")
    assert b"QuestionnaireResponse" not in months.get("/care/report/for-a-clinic/").content


def test_without_anything_written_there_is_a_page_for_the_question_alone(noor):
    assert "One page to take along" in noor.page("/care/report/")
    assert noor.get("/care/report/paper/").status_code == 404
    noor.post("/care/report/ready/", question=QUESTION, day="2026-11-30")
    assert QUESTION in words_of(noor.page("/care/report/"))
    assert QUESTION.split(maxsplit=1)[0] in pdf_of(noor).pages[0].extract_text()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"question": "x " * 300}, "a lot for one page"),
        ({"wishes": "one\n" * 9}, "Five short lines"),
        ({"day": "soon"}, "Pick a day within a year"),
        ({"span": "9999"}, "Pick how far back"),
    ],
)
def test_what_does_not_fit_is_asked_again_with_everything_typed(noor, sent, said):
    answer = noor.post("/care/report/ready/", **({"question": QUESTION, "who": "Dr A. Okafor"} | sent))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "Dr A. Okafor" in answer.content.decode()


def test_changing_the_page_keeps_one_appointment(months):
    ready(months)
    ready(months)
    kept = [line for line in months.page("/history/").split("<li>") if "An appointment" in line]
    assert len(kept) == 1
