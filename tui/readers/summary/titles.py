"""What the title of a recording says besides: its show and its number.

Read are "TITLE | SHOW #9", "TITLE - SHOW #9", "TITLE (SHOW #9)", "SHOW #9: TITLE", "#9 - TITLE",
"9 - TITLE | SHOW", "Episode 9: TITLE" and "TITLE | SHOW" where SHOW calls itself a podcast or the
like. A name behind a bar alone is as often the guest, and stays in the title.
"""

# ruff: noqa: RUF001  signs of all scripts are what is read here

from __future__ import annotations

import re
from typing import NamedTuple

_CAP = 500  # characters of a title that are looked at
_WORDS = 7  # words of a show's name
_ABOUT = re.compile(
    r"(?:(?:video |episode |detailed? )?summary|transcript|show notes)(?: (?:of|for)\b ?:?| ?:) *",
    re.IGNORECASE,
)
_NUMBER = (
    r"(?:#|(?:ep(?:isode|isodio)?|épisode|folge|выпуск|эпизод)(?:\b\.? ?#?|(?=[0-9])))"
    r"([0-9]{1,5})\b"
)
_LEADING = re.compile(rf"{_NUMBER} *(?:[-–—:|.)] *|(?= ))(.*)", re.IGNORECASE)
_BARE_LEADING = re.compile(r"([0-9]{1,4}) *(?:[–—|]|-(?= )) *(.+)")
_SHOW_FIRST = re.compile(
    rf"([^|:#()]{{2,60}}?),? {_NUMBER} *(?:[:–—|]|-(?= )) *(.+)", re.IGNORECASE
)
_SHOW_LAST = re.compile(
    rf"(?:(.{{2,80}}?)[ ,:–—-]{{1,4}})?(?:{_NUMBER}|e([0-9]{{1,5}}))", re.IGNORECASE
)
_BRACKET = re.compile(r"(.+?) ?[(\[]([^()\[\]]{1,90})[)\]]")
_CALLED = re.compile(r"\b(?:podcasts?|show|radio|fm|cast)\b|podcast", re.IGNORECASE)
_PARTS = (
    "part vol vol. volume chapter week day season lecture lesson question tip rule step round"
    " section book issue video teil kapitel partie parte часть"
)
_NO_SHOW = frozenset(_PARTS.split())
_YEARS = range(1900, 2100)


class ParsedTitle(NamedTuple):
    """What a recording is called, with its show and number where its title tells them."""

    title: str
    show: str | None = None
    number: int | None = None


def named(title: str) -> ParsedTitle:
    """Take a title apart; the title that is left is never empty unless it was."""
    title = " ".join(title.split())
    about = _ABOUT.match(title)
    if about is not None and title[about.end() :]:
        title = title[about.end() :]
    if len(title) > _CAP:
        return ParsedTitle(title)
    last = _show_last(title)
    first = _number_first(last.title)
    return ParsedTitle(first.title, last.show or first.show, last.number or first.number)


def _show_last(title: str) -> ParsedTitle:
    """Show and number at the end: behind a bar or a dash, or in brackets."""
    for sign in (" | ", " ｜ ", " – ", " — ", " - "):
        head, found, tail = title.rpartition(sign)
        if not found or not head.strip():
            continue
        numbered = _SHOW_LAST.fullmatch(tail)
        if numbered is not None and _is_show(numbered[1]):
            return ParsedTitle(head.strip(), numbered[1], int(numbered[2] or numbered[3]))
        if sign in (" | ", " ｜ ") and _CALLED.search(tail) and _is_show(tail):
            return ParsedTitle(head.strip(), tail.strip(), None)
    bracket = _BRACKET.fullmatch(title)
    numbered = _SHOW_LAST.fullmatch(bracket[2]) if bracket is not None else None
    if bracket is not None and numbered is not None and _is_show(numbered[1]):
        return ParsedTitle(bracket[1], numbered[1], int(numbered[2] or numbered[3]))
    return ParsedTitle(title)


def _number_first(title: str) -> ParsedTitle:
    """A number at the beginning, or a show with one."""
    leading = _LEADING.match(title)
    if leading is not None:
        return ParsedTitle(leading[2].strip() or title, None, int(leading[1]))
    bare = _BARE_LEADING.fullmatch(title)
    if bare is not None and int(bare[1]) not in _YEARS:
        return ParsedTitle(bare[2], None, int(bare[1]))
    show = _SHOW_FIRST.fullmatch(title)
    if show is not None and _is_show(show[1]):
        return ParsedTitle(show[3], show[1], int(show[2]))
    return ParsedTitle(title)


def _is_show(words: str | None) -> bool:
    """Whether words could be a show's name; none at all are fine."""
    if words is None:
        return True
    return len(words.split()) <= _WORDS and words.strip().lower() not in _NO_SHOW
