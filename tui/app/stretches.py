"""Stretches of a text that is laid out in blocks, such as words that are lit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from tui.app.text_layout import Paragraph


class Stretch(Struct, frozen=True, order=True, gc=False):
    """Characters [start, end) of a block, which is known by its index."""

    block: int
    start: int
    end: int


def stretches(blocks: Sequence[Paragraph], name: str) -> list[Stretch]:
    """What is drawn in a component class, in order; stretches with but space between are one."""
    spans = ((number, span) for number, block in enumerate(blocks) for span in block.spans)
    found = (Stretch(number, start, end) for number, (start, end, own) in spans if own == name)
    return joined(found, blocks)


def joined(found: Iterable[Stretch], blocks: Sequence[Paragraph]) -> list[Stretch]:
    """Stretches of blocks, in order; those with but space between are one."""
    whole: list[Stretch] = []
    for one in found:
        last = whole[-1] if whole and whole[-1].block == one.block else None
        if last and not blocks[one.block].text[last.end : one.start].strip():
            whole[-1] = replace(last, end=max(one.end, last.end))
        else:
            whole.append(one)
    return whole
