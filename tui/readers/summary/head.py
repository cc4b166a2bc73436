"""What stands above the first segment: the title, and the paragraphs of the overview.

Left out are headings, labels ("Timestamps:"), lines of "Key: value", bare addresses, rules, tables,
code and lists; a list is an overview where there are no paragraphs. Of several sections, the first
with paragraphs counts: what follows are sponsors, links and the like.
"""

# ruff: noqa: RUF001  signs of all scripts are what is read here

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tui.readers.markup.blocks import Kind, Line
from tui.readers.markup.paragraphs import paragraphs
from tui.readers.summary.metadata import is_label
from tui.readers.summary.timestamps import is_empty

_TITLE_CAP = 160  # characters of a first line that is a title
_LABEL_CAP = 48  # characters of a line that only names what follows
_NAME_CAP = 20  # characters of a paragraph that is only the name of what follows
_ENDS = (".", "。", "!", "！", "…", ":", "：", ";", ",")
_COLONS = (":", "：")
_PAIR = re.compile(r"[^\W\d_][\w ./-]{0,24}[:：] ?\S.{0,79}(?<![.!?。])")
_ADDRESS = re.compile(r"(?:\S{1,20} ){0,2}https?://\S+")
_WORDS = (Kind.TEXT, Kind.QUOTE)


def title_of(head: list[Line]) -> Line | None:
    """The line of the head that is the title, if one is.

    The first heading of rank 1; else a heading that is the first line, unless it names what comes
    right below; else the first line, if it is short and no sentence.
    """
    for line in head:
        if line.kind is Kind.HEADING and line.level == 1 and line.text:
            return line
    first = next((line for line in head if line.text and line.kind is not Kind.RULE), None)
    if first is None or is_label(first) or _ADDRESS.fullmatch(first.text):
        return None
    if first.kind is Kind.HEADING:
        only = not any(line.text for line in head[head.index(first) + 1 :])
        return None if only or first.text.endswith(_COLONS) else first
    short = first.kind is Kind.TEXT and len(first.text) <= _TITLE_CAP
    return first if short and not first.text.endswith(_ENDS) else None


def overview_of(head: list[Line], title: Line | None) -> tuple[str, ...]:
    """The paragraphs of the head that say what the recording is about."""
    lines = _below(head, title)
    last = next((line for line in reversed(lines) if line.text), None)
    found = (_paragraphs(section, last) for section in _sections(lines))
    return tuple(next(filter(None, found), ()))


def lists_of(head: list[Line], title: Line | None) -> tuple[str, ...]:
    """The lists of the head: an overview where nothing better is told."""
    return tuple(
        paragraphs(
            line
            for line in _below(head, title)
            if line.kind is Kind.BLANK or (line.kind is Kind.ITEM and not is_label(line))
        )
    )


def _below(head: list[Line], title: Line | None) -> list[Line]:
    return head[head.index(title) + 1 :] if title is not None else head


def _sections(lines: list[Line]) -> Iterator[list[Line]]:
    """The lines between headings."""
    start = 0
    for at, line in enumerate(lines):
        if line.kind is Kind.HEADING:
            yield lines[start:at]
            start = at + 1
    yield lines[start:]


def _paragraphs(lines: Iterable[Line], last: Line | None) -> list[str]:
    """The paragraphs that are no noise; what is left out divides them."""
    found = paragraphs(
        line if line.kind in _WORDS and not _is_noise(line, last) else Line(line.number, Kind.BLANK)
        for line in lines
    )
    return [text for text in found if len(text) > _NAME_CAP or text.endswith(_ENDS)]


def _is_noise(line: Line, last: Line | None) -> bool:
    text = line.text
    if is_empty(text) or is_label(line) or _PAIR.fullmatch(text) or _ADDRESS.fullmatch(text):
        return True
    if len(text) > _LABEL_CAP:
        return False
    return text.endswith(_COLONS) or (line is last and not text.endswith(_ENDS))
