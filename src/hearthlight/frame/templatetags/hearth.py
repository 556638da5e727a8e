"""Template tags for what every room draws: icons, the way back, the flame, the two lights and the two small scales."""

from functools import cache
from typing import Protocol

from django import template
from django.template import defaultfilters
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from hearthlight.frame import dates, drawings
from hearthlight.frame.icons import ICONS

register = template.Library()

ICON_CLASSES = {"": "ico", "s": "ico s", "l": "ico l"}
LONG_WORDS = 13


class Light(Protocol):
    """What stands in one light: whose it is, the headline, and a quieter second line that may be empty."""

    who: str
    head: str
    sub: str


def _drawn(svg: str) -> SafeString:
    # Only drawings that stand in this package come here; whatever a person typed goes through format_html.
    return mark_safe(svg)  # noqa: S308


@register.filter(expects_localtime=True, is_safe=False)
def date(value: object, pattern: str) -> str:
    """Say a day or an hour as the language of this page writes it; it stands in for Django's own filter."""
    return str(defaultfilters.date(value, dates.pattern_here(pattern)))  # type: ignore[arg-type]


@register.simple_tag
@cache
def icon(name: str, size: str = "") -> SafeString:
    """Draw the line icon `name`; `size` is s or l, or nothing for the usual 22 pixels."""
    return _drawn(f'<svg class="{ICON_CLASSES[size]}" viewBox="0 0 24 24" aria-hidden="true">{ICONS[name]}</svg>')


@register.simple_tag
def back(url: str, title: str = "") -> SafeString:
    """Draw the way back for the `bar` block: an arrow to `url` and the name of this screen."""
    return format_html(
        '<a class="ibtn back" href="{}" aria-label="{}">{}</a><span class="ttl">{}</span>',
        url,
        gettext("Back"),
        icon("chevron-left", "l"),
        title,
    )


@register.simple_tag
def flame() -> SafeString:
    """Draw the one big flame of the low-energy screens."""
    return _drawn(drawings.FLAME)


@register.simple_tag
def mark() -> SafeString:
    """Draw the house's mark: a flame held inside another, in a hearth."""
    return _drawn(drawings.MARK)


@register.simple_tag
def energy_glyph(step: int) -> SafeString:
    """Draw energy 1 to 5 as a circle that fills."""
    return _drawn(drawings.energy(int(step)))


@register.simple_tag
def mood_glyph(step: int) -> SafeString:
    """Draw mood 1 to 5 as a sun against a horizon."""
    return _drawn(drawings.mood(int(step)))


@register.simple_tag
def lights(mine: Light | None = None, theirs: Light | None = None) -> SafeString:
    """Draw two lights and one flame; one light when `theirs` is None; a wordless picture when both are."""
    if mine is None:
        return _drawn(f'<div class="lights wide">{drawings.WELCOME_LIGHTS}</div>')
    drawn = drawings.TWO_LIGHTS if theirs else drawings.ONE_LIGHT
    words = _words(mine, "me") + _words(theirs, "you") if theirs else _words(mine, "me")
    sentence = " ".join(_sentence(light) for light in (mine, theirs) if light)
    # Today draws this on every look, so it is put together by hand; each word from people is escaped.
    solo = "" if theirs else " solo"
    return _drawn(f'<div class="lights{solo}"><svg role="img" aria-label="{escape(sentence)}"{drawn}{words}</div>')


def _words(light: Light, side: str) -> str:
    # The picture's own label says these words once, so a screen reader does not hear them twice.
    size = " long" if max(len(light.who), len(light.head)) > LONG_WORDS else ""
    who, head, sub = escape(light.who), escape(light.head), escape(light.sub)
    return f'<p class="light {side}{size}" aria-hidden="true"><span>{who}</span><b>{head}</b><span>{sub}</span></p>'


def _sentence(light: Light) -> str:
    said = f"{light.head}, {light.sub}" if light.sub else light.head
    return gettext("%(who)s: %(said)s.") % {"who": light.who, "said": said}
