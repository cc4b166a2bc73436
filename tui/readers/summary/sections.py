"""A text without timecodes to segments: its headings begin them, its sections are what they say."""

from __future__ import annotations

from itertools import pairwise

from tui.readers.markup.blocks import Block, BlockKind
from tui.readers.markup.paragraphs import paragraphs
from tui.readers.summary.segmentation import RawSegment


def first_section(blocks: list[Block]) -> tuple[list[Block], list[Block]]:
    """The blocks of the first section that says something, and those of the others.

    A heading above it goes with it where no text stands above all headings.
    """
    said = False
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING and said:
            return blocks[:index], blocks[index:]
        said = said or _says_something(block)
    return blocks, []


def sections_of(blocks: list[Block]) -> tuple[list[Block], list[RawSegment]]:
    """The blocks above all headings, and a segment for each heading, numbered for a start.

    A text without headings is one segment.
    """
    starts = [index for index, block in enumerate(blocks) if _begins_section(block)]
    if not starts:
        text = tuple(paragraphs(blocks))
        line = next((block.number for block in blocks if block.text), None)
        return [], [RawSegment(0.0, None, None, text, line, blocks=tuple(blocks))] if text else []
    ranks = sorted({blocks[index].level for index in starts})
    segments = [
        RawSegment(
            float(number),
            None,
            blocks[start].text,
            tuple(paragraphs(blocks[start + 1 : stop])),
            blocks[start].number,
            level=ranks.index(blocks[start].level),
            blocks=tuple(blocks[start + 1 : stop]),
        )
        for number, (start, stop) in enumerate(pairwise((*starts, len(blocks))))
    ]
    return blocks[: starts[0]], segments


def _begins_section(block: Block) -> bool:
    return block.kind is BlockKind.HEADING and bool(block.text)


def _says_something(block: Block) -> bool:
    return bool(block.text) and block.kind not in (BlockKind.HEADING, BlockKind.RULE)
