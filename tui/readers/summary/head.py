"""What stands above the first segment: the title, and the paragraphs of the overview.

Left out are headings, labels, lines of "Key: value", bare addresses, rules, tables, code and lists;
a list is an overview where there are no paragraphs. Of several sections, the first with paragraphs
counts: what follows are sponsors, links and the like. Of titles, show and number are read: "TITLE |
SHOW #9", "TITLE - SHOW #9", "TITLE (SHOW #9)", "SHOW #9: TITLE", "#9 - TITLE", "Episode 9: TITLE".
A name behind a bar alone is as often the guest, unless it calls itself a podcast or the like.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tui.readers.markup.blocks import Block, BlockKind
from tui.readers.markup.plain_text import paragraphs
from tui.readers.summary.metadata import is_label
from tui.readers.summary.timestamps import is_empty

_TITLE_CAP = 160  # characters of a first line that is a title
_LABEL_CAP = 48  # characters of a line that only names what follows
_NAME_CAP = 20  # characters of a paragraph that is only the name of what follows
_ENDS = (".", "。", "!", "！", "…", ":", "：", ";", ",")
_COLONS = (":", "：")
_PAIR = re.compile(r"[^\W\d_][\w ./-]{0,24}[:：] ?\S.{0,79}(?<![.!?。])")
_ADDRESS = re.compile(r"(?:\S{1,20} ){0,2}https?://\S+")
_PROSE = (BlockKind.TEXT, BlockKind.QUOTE)
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
    if top := next((line for line in headings if line.level == 1), None):
        return top
    first = next((line for line in head if line.text and line.kind is not BlockKind.RULE), None)
    if first is None or is_label(first) or _ADDRESS.fullmatch(first.text):
        return None
    if first.kind is BlockKind.HEADING:
        only = not any(line.text for line in head[head.index(first) + 1 :])
        return None if only or first.text.endswith(_COLONS) else first
    short = first.kind is BlockKind.TEXT and len(first.text) <= _TITLE_CAP
    return first if short and not first.text.endswith(_ENDS) else None


def overview_of(head: list[Block], title: Block | None) -> tuple[str, ...]:
    """The paragraphs of the head that say what the recording is about."""
    lines = _below(head, title)
    last = next((line for line in reversed(lines) if line.text), None)
    texts = (_paragraphs(section, last) for section in _sections(lines))
    return tuple(next(filter(None, texts), ()))


def lists_of(head: list[Block], title: Block | None) -> tuple[str, ...]:
    """The lists of the head: an overview where there is nothing better."""
    lines = (line for line in _below(head, title) if line.kind in (BlockKind.BLANK, BlockKind.ITEM))
    return tuple(paragraphs(line for line in lines if not is_label(line)))


def _below(head: list[Block], title: Block | None) -> list[Block]:
    return head[head.index(title) + 1 :] if title is not None else head


def _sections(lines: list[Block]) -> Iterator[list[Block]]:
    start = 0
    for at, line in enumerate(lines):
        if line.kind is BlockKind.HEADING:
            yield lines[start:at]
            start = at + 1
    yield lines[start:]


def _paragraphs(lines: Iterable[Block], last: Block | None) -> list[str]:
    """The paragraphs that are no noise; what is left out divides them."""
    texts = paragraphs(
        Block(line.number, BlockKind.BLANK)
        if line.kind not in _PROSE or _is_noise(line, last)
        else line
        for line in lines
    )
    return [text for text in texts if len(text) > _NAME_CAP or text.endswith(_ENDS)]


def _is_noise(line: Block, last: Block | None) -> bool:
    text = line.text
    if is_empty(text) or is_label(line) or _PAIR.fullmatch(text) or _ADDRESS.fullmatch(text):
        return True
    names = text.endswith(_COLONS) or (line is last and not text.endswith(_ENDS))
    return names and len(text) <= _LABEL_CAP


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
