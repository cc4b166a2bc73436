"""Blocks to raw segments: what begins each, and the words around that as its title and text.

Policy:

- A segment begins where its anchor stands (see layout) and goes on to the next one's; headings
  right above that are the next one's section.
- The text of the last segment ends where its section does: at a heading, of the same rank for
  headings, at a rule, or, where chapters have no text, at an empty line. What stands below are
  closing notes.
- A moment that is told twice, with the same words, is one segment.
- In a text without timestamps its headings begin segments, and its sections are what they say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import mean, median
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from tui.readers.markup.blocks import Block, BlockKind
from tui.readers.markup.paragraphs import paragraphs
from tui.readers.summary.layout import Layout, anchors_of
from tui.readers.summary.timestamps import LinePosition, Timestamp
from tui.readers.summary.wording import (
    TITLE_CAP,
    Wording,
    has_words,
    own_words,
    tidy_title,
    wording_of,
)

_COLONS = ":： "
_COUNTED = re.compile(r"[^\W\d_]{2,12} ?([0-9]{1,3}) ?(?:[:：.|]|[-–—](?= )) ?(?=\S)")
# A transcript is told by how much is said in a second: summaries of real podcasts have one or two
# letters, transcripts eleven to twenty.
_TURNS, _LINES = 30, 40  # segments of a transcript, at least; where their density is in doubt
_DENSE, _LESS_DENSE = 10.0, 3.0  # letters a second
_FASTEST = 26.0  # letters a second that nobody speaks
_SPOKEN = 0.6  # of the turns, in a transcript, are not said faster: real ones have .7 and more
_TURN_LENGTH, _LINE_LENGTH = 90.0, 15.0  # seconds of a turn in the mean, of a line in the median
_WIDE = 3  # letters that a sign of a script without spaces stands for
_DIVIDERS = (BlockKind.HEADING, BlockKind.BLANK, BlockKind.RULE)


class RawSegment(Struct, frozen=True, gc=False):
    """A segment as the file has it: seconds, title, paragraphs, line; its end may not be later.

    The section is what stands above it and divides segments; the level counts what it lies within;
    the blocks are those of its text. The times are as in tui.model.Segment, with offsets in the
    paragraphs joined by empty lines.
    """

    start: float
    end: float | None
    title: str | None
    text: tuple[str, ...]
    line: int | None
    times: tuple[tuple[int, float], ...] = ()
    section: tuple[str, ...] = ()
    level: int = 0
    blocks: tuple[Block, ...] = ()


class Segmentation(NamedTuple):
    """Segments, the index of the first block that is theirs, and that behind their last one."""

    segments: list[RawSegment]
    first: int
    stop: int


class _Body(NamedTuple):
    """The blocks of a segment: above its timestamp, below it, and below that in other sections."""

    above: list[Block]
    own: list[Block]
    other: list[Block]


def segment_blocks(blocks: list[Block], stamps: tuple[Timestamp, ...], stop: int) -> Segmentation:
    """The segments that timestamps begin, in their order, up to the block at stop."""
    if not stamps:
        return Segmentation([], stop, stop)
    layout, anchors = anchors_of(blocks, stamps)
    behind = (_behind_title(blocks, stamps[0].index), *(stamp.index + 1 for stamp in stamps))
    starts = [_list_start(blocks, *at) for at in zip(anchors, stamps, strict=True)]
    firsts = [_section_start(blocks, *at) for at in zip(behind, starts, strict=False)]
    sections = [
        [block.text for block in blocks[first:anchor] if block.kind is BlockKind.HEADING]
        for first, anchor in zip(firsts, anchors, strict=True)
    ]
    if not any(sections[1:]):
        sections[0] = []
        firsts[0] = starts[0]
    for section, stamp in zip(sections, stamps, strict=True):
        if stamp.position is LinePosition.LEAD and stamp.before:
            section.append(stamp.before)
    bodies = [
        _body(blocks, stamp, anchor, end)
        for stamp, anchor, end in zip(stamps, anchors, (*firsts[1:], stop), strict=True)
    ]
    bodies[-1] = _last_body(blocks[anchors[-1]], stamps[-1], bodies)
    wording = wording_of(blocks, stamps, [body.own for body in bodies], layout)
    levels = _levels(blocks, stamps, anchors)
    segments = [
        replace(
            _raw_segment(blocks, stamp, anchor, body, wording),
            section=tuple(section),
            level=level,
        )
        for stamp, anchor, body, section, level in zip(
            stamps, anchors, bodies, sections, levels, strict=True
        )
    ]
    if all(stamp.kind is BlockKind.HEADING for stamp in stamps):
        segments = _without_counts(segments, stamps)
    stop = stamps[-1].index + 1 + len(bodies[-1].own)
    return Segmentation(_told_once(segments), firsts[0], stop)


def _behind_title(blocks: list[Block], stop: int) -> int:
    """The index behind a heading that stands above all others of a text, else 0."""
    headings = [index for index, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    if len(headings) < 2 or headings[0] >= stop:
        return 0
    first, *others = (blocks[index].level for index in headings)
    return headings[0] + 1 if first < min(others) else 0


def _list_start(blocks: list[Block], anchor: int, stamp: Timestamp) -> int:
    """The anchor of a timestamp, or the names of the columns above it where it begins a table."""
    above = [block.kind for block in blocks[max(0, anchor - 2) : anchor]]
    is_head = stamp.kind is BlockKind.ROW and above == [BlockKind.ROW, BlockKind.RULE]
    return anchor - 2 if is_head else anchor


def _section_start(blocks: list[Block], low: int, start: int) -> int:
    """The first of the blocks right above where a segment begins that hold no text but headings."""
    while start > low and blocks[start - 1].kind in _DIVIDERS:
        start -= 1
    return start


def _body(blocks: list[Block], stamp: Timestamp, anchor: int, stop: int) -> _Body:
    above, body = blocks[anchor + 1 : stamp.index], blocks[stamp.index + 1 : stop]
    for position, block in enumerate(body):
        if block.kind is BlockKind.HEADING and _ends_body(block, blocks[anchor], stamp):
            return _Body(above, body[:position], body[position:])
    return _Body(above, body, [])


def _ends_body(heading: Block, anchor: Block, stamp: Timestamp) -> bool:
    """Whether a heading ends the section of a timestamp that is not the last."""
    if anchor.kind is BlockKind.HEADING:
        return heading.level <= anchor.level
    return stamp.kind is BlockKind.ITEM or (
        stamp.kind is BlockKind.TEXT and stamp.position is LinePosition.LEAD
    )


def _last_body(anchor: Block, stamp: Timestamp, bodies: list[_Body]) -> _Body:
    above, own, other = bodies[-1]
    body = own + other
    others = bodies[:-1]
    silent = sum(not has_words(body.own) for body in others)
    bare = stamp.position is not LinePosition.ALONE and others and 2 * silent > len(others)
    for position, block in enumerate(body):
        if block.kind is BlockKind.HEADING and (
            anchor.kind is not BlockKind.HEADING or block.level <= anchor.level
        ):
            return _Body(above, body[:position], [])
        is_rule = block.kind is BlockKind.RULE and not block.source  # no line within a table
        if is_rule or (bare and block.kind is BlockKind.BLANK):
            return _Body(above, body[:position], [])
    return _Body(above, body, [])


def _levels(blocks: list[Block], stamps: tuple[Timestamp, ...], anchors: list[int]) -> list[int]:
    """How many levels each timestamp lies within: headings by rank, then items by indent."""
    ranks = []
    for stamp, anchor in zip(stamps, anchors, strict=True):
        block = blocks[anchor]
        is_heading = block.kind is BlockKind.HEADING
        in_list = stamp.kind is BlockKind.ITEM
        ranks.append((not is_heading, block.level if is_heading or in_list else 0))
    levels = {rank: level for level, rank in enumerate(sorted(set(ranks)))}
    return [levels[rank] for rank in ranks]


def _raw_segment(
    blocks: list[Block], stamp: Timestamp, anchor: int, body: _Body, wording: Wording
) -> RawSegment:
    own = blocks[stamp.index]
    words = own_words(blocks, stamp, anchor, body.own, wording)
    below = [] if stamp.position is LinePosition.ALONE and wording.labelled else body.own
    first = [own._replace(kind=BlockKind.TEXT, text=words.text)] if words.text else []
    if wording.layout is not Layout.ITEM:
        first = [*first, *(block for block in body.above if block.kind is not BlockKind.BLANK)]
    else:
        first = [*body.above, *first]
    blocks_of = (*first, *below, *body.other)
    title, text = words.title, paragraphs(blocks_of)
    if title is not None and len(title) > TITLE_CAP:
        text.insert(0, title)
        title = None
    if title is not None and own.kind is not BlockKind.ROW:
        title, tags = tidy_title(title)
        text += filter(None, (tags,))
    if words.speaker and text:
        text[0] = f"{words.speaker.rstrip(_COLONS)}: {text[0]}"
    elif words.speaker:
        title = words.speaker
    start, end = stamp.timecode.start, stamp.timecode.end
    return RawSegment(start, end, title or None, tuple(text), own.number, blocks=blocks_of)


def _without_counts(segments: list[RawSegment], stamps: tuple[Timestamp, ...]) -> list[RawSegment]:
    """The segments without "Chapter 2: " before titles, where it only counts them."""
    counts = [_COUNTED.match(segment.title or "") for segment in segments]
    leads = all(stamp.position is LinePosition.LEAD for stamp in stamps)
    numbers = [int(count[1]) for count in counts if count]
    if (
        not leads
        or len(numbers) < 2
        or numbers != list(range(numbers[0], numbers[0] + len(segments)))
    ):
        return segments
    return [
        replace(segment, title=(segment.title or "")[count.end() :])
        for segment, count in zip(segments, counts, strict=True)
        if count
    ]


def _told_once(segments: list[RawSegment]) -> list[RawSegment]:
    """The segments without those that tell a moment again; what they add goes to the first."""
    firsts: dict[tuple[float, str], int] = {}
    once: list[RawSegment] = []
    for segment in segments:
        key = segment.start, (segment.title or "").casefold()
        index = firsts.setdefault(key, len(once)) if segment.title else len(once)
        if index == len(once):
            once.append(segment)
            continue
        more = tuple(text for text in segment.text if text not in once[index].text)
        once[index] = replace(once[index], text=once[index].text + more)
    return once


def is_transcript(segments: Sequence[RawSegment]) -> bool:
    """Whether segments are lines or turns of a transcript, too many to be rows of a list."""
    if len(segments) < _TURNS or 2 * sum(bool(s.title and s.text) for s in segments) > len(
        segments
    ):
        return False
    in_order = sorted(segments, key=lambda segment: segment.start)
    steps = [late.start - early.start for early, late in pairwise(in_order)]
    span = sum(steps)
    if not span or mean(steps) > _TURN_LENGTH:
        return False
    letters = Counter[float]()  # of all that is said from a time on
    for segment in in_order:
        letters[segment.start] += sum(map(_letters, words_of(segment)))
    turns = list(pairwise(letters.items()))
    spoken = sum(many <= _FASTEST * (after - start) for (start, many), (after, _) in turns)
    if spoken < _SPOKEN * len(turns):
        return False
    lines = len(segments) >= _LINES and median(steps) <= _LINE_LENGTH
    said = letters.total() - letters[in_order[-1].start]
    return said >= _LESS_DENSE * span if lines else _DENSE * span <= said <= _FASTEST * span


def words_of(segment: RawSegment) -> tuple[str, ...]:
    """All that a segment says, of which its title is the beginning, below that of its section."""
    heads = (*segment.section, segment.title) if segment.title else segment.section
    return (*heads, *segment.text)


def _letters(text: str) -> int:
    return len(text) if text.isascii() else len(text) + _WIDE * sum(map(_is_wide, text))


def _is_wide(letter: str) -> bool:
    return letter > "\u2e80"


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
