"""The skeleton every page stands in: one order, one way out, and nothing that needs a script."""

import re
from dataclasses import dataclass

import pytest
from django.template.loader import render_to_string


@dataclass
class Visit:
    signed_in: bool = True
    known: bool = True
    theme: str = "auto"
    letters: str = ""


@dataclass
class Undo:
    text: str = "Kept to yourself."
    url: str = "/check-in/undo/"
    token: str = "signed"


def _page(template="frame/page.html", **context):
    return render_to_string(template, {"visit": Visit(), "csp_nonce": "n0nce", "csrf_token": "t0ken"} | context)


def test_hide_comes_first_after_the_skip_link():
    page = _page()
    focusable = re.findall(r'<(?:a|button)\b[^>]*class="([^"]*)"', page)
    assert focusable[:2] == ["skip", "hide"]


def test_help_is_the_last_line_above_the_tabs():
    page = _page()
    assert page.index("</main>") < page.index('class="helpline"') < page.index('class="tabs"')


def test_the_five_tabs_stand_in_their_order_and_one_is_marked():
    page = _page(tab="plan")
    nav = page[page.index("<nav") : page.index("</nav>")]
    assert re.findall(r"</svg>(\w+)</a>", nav) == ["Today", "Closer", "Plan", "Patterns", "Care"]
    assert re.findall(r'aria-current="page">.*?</svg>(\w+)', nav) == ["Plan"]


def test_someone_not_signed_in_sees_neither_tabs_nor_settings():
    page = _page(visit=Visit(signed_in=False, known=False))
    assert "<nav" not in page
    assert 'href="/settings/"' not in page
    assert "htmx.min" not in page


def test_every_script_is_a_file_of_ours_and_every_htmx_element_carries_the_nonce():
    page = _page()
    scripts = re.findall(r"<script[^>]*>", page)
    assert all('src="/static/' in tag for tag in scripts)
    assert any('nonce="n0nce"' in tag for tag in scripts), "hx-csp reads the page's nonce from a script"
    assert all('hx-nonce="n0nce"' in tag for tag in re.findall(r"<[a-z]+[^>]*\shx-[^>]*>", page))


@pytest.mark.parametrize("template", ["frame/page.html", "frame/bare.html"])
def test_no_page_carries_inline_style_or_script(template):
    page = _page(template, undo=Undo())
    assert not re.search(r"\sstyle=|\son\w+=|<style|<script(?![^>]*src=)", page)


def test_the_undo_bar_says_what_happened_and_works_as_a_form():
    page = _page(undo=Undo())
    assert '<form class="undo" method="post" action="/check-in/undo/">' in page
    assert '<p role="status">Kept to yourself.</p>' in page


def test_a_bar_without_a_token_offers_no_undo():
    assert 'class="undo" role="status"' in _page(undo=Undo(token=""))
    assert '<form class="undo"' not in _page(undo=Undo(token=""))


@pytest.mark.parametrize(
    ("theme", "night"),
    [("auto", 'media="(prefers-color-scheme: dark)"'), ("night", "night.css"), ("day", ""), ("winddown", "")],
)
def test_night_comes_with_the_device_or_by_choice_alone(theme, night):
    page = _page(visit=Visit(theme=theme))
    assert f'data-theme="{theme}"' in page
    assert night in page
    assert ("night.css" in page) is bool(night)
    assert ("prefers-color-scheme" in page) is (theme == "auto")


def test_easier_letters_are_fetched_only_when_asked_for():
    assert "easier" not in _page()
    page = _page(visit=Visit(letters="easier"))
    assert "easier-core" in page
    assert "voice-core" not in page


def test_the_bare_page_asks_nothing_about_who_is_here():
    class Nobody:
        def __getattr__(self, name):
            raise AssertionError(name)

    assert 'action="/hide/"' in _page("frame/bare.html", visit=Nobody())
