"""What is selected of a text of blocks, and how motions stretch it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from tui.app.kept_text import MARK, NOTE
from tui.app.text_layout import Paragraph

Place: TypeAlias = tuple[int, int]
"""A block's index, and a character of it."""

Motion: TypeAlias = Literal["left", "right", "word", "word back", "word end"]
"""How the end of a selection moves within its text."""

_WORD = r"[^\W_]+(?:['\u2019_-][^\W_]+)*|[^\w\s]+"  # compiled when first used: that takes long


class Selection(NamedTuple):
    """The characters between where it began and where it ends now, both of them with it."""

    anchor: Place
    head: Place

    def within(self, number: int, block: Paragraph) -> tuple[int, int]:
        """The characters [start, end) of a block that are selected; empty where none are."""
        first, last = sorted(self)
        length = 0 if block.style == NOTE else len(block.text.removesuffix(MARK))
        start = first[1] if number == first[0] else 0
        end = last[1] + 1 if number == last[0] else length
        is_in = first[0] <= number <= last[0]
        return (start, min(end, length)) if is_in else (0, 0)

    def text(self, blocks: Sequence[Paragraph]) -> str:
        """The selected words, a line a block."""
        first, last = sorted(self)
        lines = []
        for number in range(first[0], min(last[0] + 1, len(blocks))):
            if blocks[number].style != NOTE:
                start, end = self.within(number, blocks[number])
                lines.append(blocks[number].text[start:end])
        return "\n".join(lines).strip("\n")


def moved(blocks: Sequence[Paragraph], place: Place, motion: Motion) -> Place:
    """Where a motion leads from a place; it stays where there is nothing further."""
    number, at = place
    if motion == "left":
        return (number, at - 1) if at > 0 else _last_before(blocks, number)
    if motion == "right":
        return (
            (number, at + 1) if at + 1 < len(blocks[number].text) else _first_after(blocks, place)
        )
    starts, ends = zip(*_words(blocks[number].text), strict=True)
    if motion == "word back":
        before = [start for start in starts if start < at]
        return (number, before[-1]) if before else _last_before(blocks, number)
    edges = starts if motion == "word" else ends
    after = [edge for edge in edges if edge > at]
    return (number, after[0]) if after else _first_after(blocks, place)


def word_at(block: Paragraph, character: int) -> tuple[int, int]:
    """The first and the last character of the word around a character, or that alone."""
    around = (word for word in _words(block.text) if word[0] <= character <= word[1])
    return next(around, (character, character))


def _words(text: str) -> list[tuple[int, int]]:
    """The first and the last character of each word; of the whole where there is none."""
    return [(m.start(), m.end() - 1) for m in re.finditer(_WORD, text)] or [
        (0, max(0, len(text) - 1))
    ]


def _first_after(blocks: Sequence[Paragraph], place: Place) -> Place:
    numbers = range(place[0] + 1, len(blocks))
    return next(((number, 0) for number in numbers if blocks[number].text), place)


def _last_before(blocks: Sequence[Paragraph], number: int) -> Place:
    numbers = (n for n in range(number - 1, -1, -1) if blocks[n].text)
    return next(((n, len(blocks[n].text) - 1) for n in numbers), (number, 0))
