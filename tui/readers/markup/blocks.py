"""A text as numbered lines, each with its kind: heading, list item, quote, row of a table, code.

Policy: timecodes in fenced code and in HTML comments are examples, never segments. A fence that is
never closed, or that only closes, is litter and hides nothing.
"""

# ruff: noqa: RUF001  signs of all scripts are what is read here

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

from tui.readers.markup.inline import blocks, plain, without_hidden
from tui.sanitize import clean

_HEADING = re.compile(r" {0,3}(#{1,6})(?: +|$)")
_ITEM = re.compile(r"( *)([-*+•‣▪●◦○·–—►»]|[0-9]{1,3}[.)]) +(?:\[[ xX]\] +)?(?=\S)")
_QUOTE = re.compile(r" {0,3}(?:> ?){1,9}")
_FENCE = re.compile(r" {0,3}(```|~~~)[`~]{0,9} {0,3}(.{0,80})$")
_RULES = frozenset("-*_=")
_PICTURES = ("![", "[![")
_CELL = "|"


class BlockKind(Enum):
    """What a line is."""

    BLANK = auto()
    TEXT = auto()
    HEADING = auto()
    ITEM = auto()
    QUOTE = auto()
    ROW = auto()
    CODE = auto()
    RULE = auto()


class Block(NamedTuple):
    """One line.

    Attributes:
        number: its number in the file, from 1; lines that HTML divides share one.
        kind: what it is.
        text: its words, without any markup; what "kind", "level" and "marker" tell is left out.
        level: of a heading, 1 to 6; of a list item, how many blanks it is indented.
        marker: what begins a list item: "-" or "1.".
    """

    number: int
    kind: BlockKind
    text: str = ""
    level: int = 0
    marker: str = ""


def parse_blocks(text: str, first: int = 1) -> list[Block]:
    """The lines of a text; first is the number of its first line. Linear in its length."""
    raw = [line if line.isprintable() else clean(line) for line in without_hidden(text).split("\n")]
    coded = _coded(raw)
    lines: list[Block] = []
    for place, line in enumerate(raw):
        if place in coded:
            lines.append(Block(first + place, BlockKind.CODE, line))
            continue
        for made in _made(line, first + place):
            if made.kind is BlockKind.RULE and made.text == "=" and _is_text(lines):
                lines[-1] = lines[-1]._replace(kind=BlockKind.HEADING, level=1)
            lines.append(made)
    return lines


def _is_text(lines: list[Block]) -> bool:
    return bool(lines) and lines[-1].kind is BlockKind.TEXT


def _coded(raw: list[str]) -> set[int]:
    """The places of lines in fenced code, with their fences."""
    maybe = ((place, line) for place, line in enumerate(raw) if "```" in line or "~~~" in line)
    fences = [(place, match) for place, line in maybe if (match := _FENCE.match(line))]
    last = {match[1]: place for place, match in fences if not match[2].strip()}
    coded: set[int] = set()
    opened: tuple[int, str] | None = None
    for place, match in fences:
        if opened is None:
            coded.add(place)
            if place < last.get(match[1], 0):
                opened = place, match[1]
        elif match[1] == opened[1] and not match[2].strip():
            coded.update(range(opened[0], place + 1))
            opened = None
    return coded


def _made(line: str, number: int) -> list[Block]:
    if "<" not in line and "\n" not in line:
        return [_line(line, number)]
    return [_line(piece, number) for block in blocks(line) for piece in block.split("\n")]


def _line(piece: str, number: int) -> Block:
    bare = piece.strip()
    return (
        Block(number, BlockKind.TEXT, plain(bare))
        if bare[:1].isalpha()
        else _marked(piece, bare, number)
    )


def _marked(piece: str, bare: str, number: int) -> Block:
    """A line that begins with a sign or a digit, which may tell what it is."""
    if not bare or (bare.startswith(_PICTURES) and bare.endswith(")") and bare.count("](") < 3):
        return Block(number, BlockKind.BLANK)
    if len(bare) > 2 and bare[0] in _RULES and not bare.strip(bare[0] + " "):
        return Block(number, BlockKind.RULE, bare[0])
    if heading := _HEADING.match(piece):
        words = piece[heading.end() :].strip().rstrip("#").strip()
        return Block(number, BlockKind.HEADING, plain(words, addresses=False), len(heading[1]))
    if bare.startswith(_CELL) and bare.count(_CELL) > 1:
        return _row(bare, number)
    if item := _ITEM.match(piece):
        return Block(
            number, BlockKind.ITEM, plain(piece[item.end() :].strip()), len(item[1]), item[2]
        )
    quote = _QUOTE.match(piece)
    words = piece[quote.end() :].strip() if quote else bare
    return Block(number, BlockKind.QUOTE if quote else BlockKind.TEXT, plain(words))


def _row(bare: str, number: int) -> Block:
    cells = [plain(cell.strip()) for cell in bare.strip(_CELL).split(_CELL)]
    if not set("".join(cells)) - set("-: "):
        return Block(number, BlockKind.RULE, "-")
    return Block(number, BlockKind.ROW, _CELL.join(cells))
