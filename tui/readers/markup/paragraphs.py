"""Lines to the text that a reader reads: paragraphs divided by an empty line, lists kept.

Wrapped lines are joined; where every line of a block is longer than anybody wraps, each is a
paragraph, and so is each turn of speakers ("Ann: ...") in a block of several.
"""

# ruff: noqa: RUF001  signs of all scripts are what is read here

from __future__ import annotations

import re
from collections.abc import Iterable

from tui.analysis.normalize import is_wide
from tui.readers.markup.blocks import Block, BlockKind
from tui.sanitize import clean_line

_WRAP = 120  # characters; nobody wraps later
_DEEPEST = 12  # blanks before an item of a list
TURN = re.compile(r"[^\W\d_][\w .'’-]{0,40}: ")
"""What begins a speaker's turn: "Ann: "."""

_FENCES = ("```", "~~~")
_DIVIDERS = frozenset((BlockKind.BLANK, BlockKind.RULE))
_LISTED = frozenset((BlockKind.ITEM, BlockKind.ROW, BlockKind.CODE))


def paragraphs(lines: Iterable[Block]) -> list[str]:
    """The paragraphs of some lines; a list is one paragraph with a line an item."""
    made: list[str] = []
    for block in _blocks(lines):
        if block[0].kind in _LISTED:
            made.append(_listed(block))
        else:
            made += _joined([clean_line(line.text) for line in block])
    return [text for text in made if text.strip()]


def _blocks(lines: Iterable[Block]) -> list[list[Block]]:
    """Runs of lines that belong together; text right below an item goes on with it."""
    blocks: list[list[Block]] = [[]]
    for line in lines:
        if line.kind in _DIVIDERS:
            blocks.append([])
            continue
        last = blocks[-1][0].kind if blocks[-1] else line.kind
        goes_on = last is line.kind or (
            last in _LISTED and (line.kind in _LISTED or line.kind is BlockKind.TEXT)
        )
        if not goes_on or line.kind is BlockKind.HEADING:
            blocks.append([])
        blocks[-1].append(line)
    return [block for block in blocks if block]


def _listed(block: list[Block]) -> str:
    items: list[str] = []
    margin = min((line.level for line in block if line.kind is BlockKind.ITEM), default=0)
    for line in block:
        words = clean_line(line.text)
        if line.kind is BlockKind.ITEM:
            marker = line.marker if line.marker[0].isdecimal() else "\N{BULLET}"
            items.append(f"{' ' * min(line.level - margin, _DEEPEST)}{marker} {words}")
        elif line.kind is BlockKind.ROW:
            items.append(" · ".join(cell.strip() for cell in words.split("|") if cell.strip()))
        elif line.kind is BlockKind.CODE:
            items += [] if words.startswith(_FENCES) else [line.text.rstrip()]
        elif words:
            items[-1:] = [_join(items[-1], words)] if items else [words]
    return "\n".join(items)


def _joined(words: list[str]) -> list[str]:
    """The paragraphs of a block of lines that are no list."""
    if not words or all(len(line) > _WRAP for line in words):
        return words
    turns = sum(TURN.match(line) is not None for line in words)
    made = [words[0]]
    for line in words[1:]:
        if turns > 1 and TURN.match(line):
            made.append(line)
        else:
            made[-1] = _join(made[-1], line)
    return made


def _join(one: str, other: str) -> str:
    """Two pieces of a paragraph as one; scripts without spaces are joined without one."""
    wide = one[-1:] and other and is_wide(one[-1]) and is_wide(other[0])
    return one + other if wide else f"{one} {other}".strip()
