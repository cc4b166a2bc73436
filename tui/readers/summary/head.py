"""What stands before and behind the segments: the title, the overview, the closing notes.

The overview is all that stands above the first segment, but for the title, and for a label that
only names the list below it ("Timestamps:"). Of titles, show and number are read: "TITLE |
SHOW #9", "TITLE - SHOW #9", "TITLE (SHOW #9)", "SHOW #9: TITLE", "#9 - TITLE", "Episode 9: TITLE".
A name behind a bar alone is as often the guest, unless it calls itself a podcast or the like.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tui.readers.markup.blocks import Block, BlockKind
from tui.readers.markup.paragraphs import paragraphs
from tui.readers.summary.metadata import is_label
from tui.readers.summary.recordings import names_a_list

_TITLE_CAP = 160  # characters of a first line that is a title
_LABEL_CAP = 48  # characters of a line that only names what follows
_ENDS = (".", "。", "!", "！", "…", ":", "：", ";", ",")
_COLONS = (":", "：")
_ADDRESS = re.compile(r"https?://\S")
_LONGEST_PARSED = 500  # characters of a title that is taken apart
_SHOW_WORDS = 7  # words of a show's name
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
_SHOW_WORD = re.compile(r"\b(?:podcasts?|show|radio|fm|cast)\b|podcast", re.IGNORECASE)
_PARTS = (
    "part vol vol. volume chapter week day season lecture lesson question tip rule step round"
    " section book issue video teil kapitel partie parte часть"
)
_NO_SHOW = frozenset(_PARTS.split())
_YEARS = range(1900, 2100)
_BARS = (" | ", " ｜ ")


def title_of(head: list[Block]) -> Block | None:
    """The line of the head that is the title: the first heading of rank 1, or else the first line.

    It is none where it names what comes right below, or is a sentence.
    """
    headings = (line for line in head if line.kind is BlockKind.HEADING and line.text)
    top = next((line for line in headings if line.level == 1), None)
    if top is not None and not names_a_list(top.text) and not top.text.endswith(_COLONS):
        return top
    first = next((line for line in head if line.text and line.kind is not BlockKind.RULE), None)
    if first is None or is_label(first) or names_a_list(first.text):
        return None
    if first.kind is not BlockKind.HEADING and _ADDRESS.search(first.text):
        return None
    if first.kind is BlockKind.HEADING:
        only = not any(line.text for line in head[head.index(first) + 1 :])
        return None if only or first.text.endswith(_COLONS) else first
    short = first.kind is BlockKind.TEXT and len(first.text) <= _TITLE_CAP
    return first if short and not first.text.endswith(_ENDS) else None


def overview_of(lines: list[Block]) -> tuple[str, ...]:
    """The paragraphs of the head, without its title."""
    last = next((line for line in reversed(lines) if line.text), None)
    return tuple(paragraphs(line for line in lines if line is not last or not _is_list_name(line)))


def _is_list_name(line: Block) -> bool:
    """Whether a last line only names the list that follows."""
    is_text = line.kind is BlockKind.TEXT
    return is_text and len(line.text) <= _LABEL_CAP and line.text.endswith(_COLONS)


class ParsedTitle(NamedTuple):
    """What a recording is called, with its show and number where its title tells them."""

    title: str
    show: str | None = None
    number: int | None = None


def parse_title(title: str) -> ParsedTitle:
    """Take a title apart; the title that is left is never empty unless it was."""
    title = " ".join(title.split())
    about = _ABOUT.match(title)
    if about is not None and title[about.end() :]:
        title = title[about.end() :]
    if len(title) > _LONGEST_PARSED:
        return ParsedTitle(title)
    last = _show_last(title)
    first = _number_first(last.title)
    return ParsedTitle(first.title, last.show or first.show, last.number or first.number)


def _show_last(title: str) -> ParsedTitle:
    for sign in (*_BARS, " – ", " — ", " - "):
        head, _, tail = title.rpartition(sign)
        if head.strip() and (parsed := _numbered_show(head.strip(), tail)):
            return parsed
        if head.strip() and sign in _BARS and _SHOW_WORD.search(tail) and _is_show(tail):
            return ParsedTitle(head.strip(), tail.strip())
    bracket = _BRACKET.fullmatch(title)
    return (bracket and _numbered_show(bracket[1], bracket[2])) or ParsedTitle(title)


def _numbered_show(title: str, words: str) -> ParsedTitle | None:
    numbered = _SHOW_LAST.fullmatch(words)
    if numbered is None or not _is_show(numbered[1]):
        return None
    return ParsedTitle(title, numbered[1], int(numbered[2] or numbered[3]))


def _number_first(title: str) -> ParsedTitle:
    if leading := _LEADING.match(title):
        return ParsedTitle(leading[2].strip() or title, None, int(leading[1]))
    if (bare := _BARE_LEADING.fullmatch(title)) and int(bare[1]) not in _YEARS:
        return ParsedTitle(bare[2], None, int(bare[1]))
    if (show := _SHOW_FIRST.fullmatch(title)) and _is_show(show[1]):
        return ParsedTitle(show[3], show[1], int(show[2]))
    return ParsedTitle(title)


def _is_show(words: str | None) -> bool:
    """Whether words could be a show's name; none at all are fine."""
    words = words or ""
    return len(words.split()) <= _SHOW_WORDS and words.strip().lower() not in _NO_SHOW
