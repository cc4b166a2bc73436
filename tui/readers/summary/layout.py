"""Where the first words of a segment stand: beside its timestamp, or above it.

Policy:

- A timestamp that stands alone begins at the heading right above it, where most have one; or at
  the line right above it, where all have a short one that is set off by an empty line, or where
  the same few lines recur above them: those name who speaks.
- Where times stand at the end of list items of several lines, as Readwise and Snipd write them,
  each item is a segment from its first line on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import Enum, auto

from tui.readers.markup.blocks import Block, BlockKind
from tui.readers.summary.timestamps import LinePosition, Timestamp

LABEL_CAP = 100
"""Characters of a line that stands apart and is a title or a name, at most."""

SENTENCE_ENDS = (".", "。", "…")

_NEAR = 4  # blocks above a timestamp in which its heading stands
_SET_OFF = (BlockKind.BLANK, BlockKind.RULE, BlockKind.HEADING)
_MOSTLY = 0.6
_WORDS = 5  # of a person's name, less than
_FEW = 3  # lines above timestamps, from which on it can be told that they recur


class Layout(Enum):
    """What a segment begins with."""

    TIMESTAMP = auto()
    HEADING = auto()
    TITLE = auto()
    SPEAKER = auto()
    ITEM = auto()


def anchors_of(blocks: list[Block], stamps: tuple[Timestamp, ...]) -> tuple[Layout, list[int]]:
    """The layout of a list of timestamps, and the block that each segment begins with."""
    own = [stamp.index for stamp in stamps]
    headings = _headings(blocks, stamps)
    for layout, anchors in (
        (Layout.ITEM, _item_starts(blocks, stamps)),
        (Layout.SPEAKER, _speaking(blocks, headings)),
        (Layout.HEADING, headings),
        (Layout.SPEAKER, _speakers(blocks, stamps)),
        (Layout.TITLE, _titles(blocks, stamps)),
    ):
        if anchors:
            return layout, [
                start if start is not None else o for start, o in zip(anchors, own, strict=True)
            ]
    return Layout.TIMESTAMP, own


def _headings(blocks: list[Block], stamps: tuple[Timestamp, ...]) -> list[int | None]:
    """The headings right above timestamps that stand alone, if most have one."""
    apart = [stamp.position is LinePosition.ALONE or stamp.named for stamp in stamps]
    found = [
        _heading_above(blocks, stamp) if is_apart else None
        for stamp, is_apart in zip(stamps, apart, strict=True)
    ]
    return found if 2 * sum(start is not None for start in found) > sum(apart) else []


def _speaking(blocks: list[Block], headings: list[int | None]) -> list[int | None]:
    """The headings above timestamps, if they name who speaks."""
    names = [blocks[index].text for index in headings if index is not None]
    return headings if len(names) > _FEW and do_recur(names) else []


def do_recur(names: Sequence[str]) -> bool:
    """Whether a few names recur, as those of people who speak in turns do."""
    more = len(names) - len(set(names))
    share = 3 if all(map(_is_person, names)) else 2
    return share * more >= len(names) > 0


def _is_person(name: str) -> bool:
    """Whether words can be a person's name: a few, none of them in small letters."""
    words = name.strip("[]():@ ").split()
    return 0 < len(words) < _WORDS and not any(word[0].islower() for word in words)


def _heading_above(blocks: list[Block], stamp: Timestamp) -> int | None:
    if stamp.kind is BlockKind.HEADING:
        return None
    for index in range(stamp.index - 1, max(-1, stamp.index - _NEAR - 1), -1):
        block = blocks[index]
        is_head = stamp.kind is BlockKind.ROW and block.kind in (BlockKind.ROW, BlockKind.RULE)
        if block.kind is not BlockKind.BLANK and not is_head:
            is_item = block.kind is stamp.kind is BlockKind.ITEM and stamp.named
            is_parent = is_item and block.level < blocks[stamp.index].level
            is_above = is_parent or block.kind is BlockKind.HEADING
            return index if is_above and block.text else None
    return None


def _lines_above(
    blocks: list[Block],
    stamps: tuple[Timestamp, ...],
    *positions: LinePosition,
    ends: tuple[str, ...] = (*SENTENCE_ENDS, ":"),
) -> list[int | None]:
    """The short lines right above timestamps in such positions that end in none of these."""
    taken = {stamp.index for stamp in stamps}
    found = (_line_above(blocks, s, ends) if s.position in positions else None for s in stamps)
    return [None if index in taken else index for index in found]


def _line_above(blocks: list[Block], stamp: Timestamp, ends: tuple[str, ...]) -> int | None:
    index = stamp.index - 1
    if stamp.kind is not BlockKind.TEXT or index < 0:
        return None
    line = blocks[index]
    short = line.kind is BlockKind.TEXT and len(line.text) <= LABEL_CAP
    return index if short and not line.text.endswith(ends) else None


def _speakers(blocks: list[Block], stamps: tuple[Timestamp, ...]) -> list[int | None]:
    """The lines right above timestamps, if the same few recur, with words below the times."""
    alone_or_leads = LinePosition.ALONE, LinePosition.LEAD
    found = _lines_above(blocks, stamps, *alone_or_leads, ends=SENTENCE_ENDS)
    names = Counter(blocks[index].text for index in found if index is not None)
    count = sum(names.values())
    if count < _FEW or count < _MOSTLY * len(stamps) or not do_recur(list(names.elements())):
        return []
    if None not in found and all(map(_is_person, names)):
        return found
    return [
        index if index is not None and _is_name(blocks, index, names) else None for index in found
    ]


def _is_name(blocks: list[Block], index: int, names: Counter[str]) -> bool:
    is_set_off = index == 0 or blocks[index - 1].kind in _SET_OFF
    return is_set_off or names[blocks[index].text] > 1


def _titles(blocks: list[Block], stamps: tuple[Timestamp, ...]) -> list[int | None]:
    """The short lines right above timestamps, if all have one that is set off.

    Or if they take turns with the times and the last line is a time.
    """
    found = _lines_above(blocks, stamps, LinePosition.ALONE)
    if len(found) < 2 or None in found:
        return []
    starts = [index for index in found if index is not None]
    after = stamps[-1].index + 1
    takes_turns = starts[-1] - starts[0] == 2 * (len(starts) - 1)
    ends = after == len(blocks) or blocks[after].kind is not BlockKind.TEXT
    set_off = all(index == 0 or blocks[index - 1].kind in _SET_OFF for index in starts)
    return found if set_off or (takes_turns and ends) else []


def _item_starts(blocks: list[Block], stamps: tuple[Timestamp, ...]) -> list[int | None]:
    """The items of the outermost list that end with a timestamp each, if most have more lines."""
    if sum(_ends_item(blocks, stamp) for stamp in stamps) < _MOSTLY * len(stamps):
        return []
    within = blocks[stamps[0].index : stamps[-1].index + 1]
    margin = min((b.level for b in within if b.kind is BlockKind.ITEM), default=0)
    lows = (-1, *(stamp.index for stamp in stamps))
    found = [
        _item_start(blocks, stamp.index, low, margin)
        for stamp, low in zip(stamps, lows, strict=False)
    ]
    several = sum(
        start is not None and start < stamp.index
        for start, stamp in zip(found, stamps, strict=True)
    )
    return found if several >= _MOSTLY * len(stamps) else []


def _ends_item(blocks: list[Block], stamp: Timestamp) -> bool:
    """Whether words stand before a timestamp: in its line, or, if it is alone, right above it."""
    if stamp.position is not LinePosition.ALONE:
        is_part = stamp.kind is not BlockKind.TEXT or _goes_on(blocks, stamp)
        return is_part and stamp.position is not LinePosition.LEAD
    return _goes_on(blocks, stamp)


def _goes_on(blocks: list[Block], stamp: Timestamp) -> bool:
    """Whether a timestamp stands in a further line of an item or a paragraph."""
    above = blocks[stamp.index - 1].kind if stamp.index else BlockKind.BLANK
    if stamp.kind is BlockKind.QUOTE:
        return above is BlockKind.QUOTE
    return stamp.kind is BlockKind.TEXT and above in (BlockKind.ITEM, BlockKind.TEXT)


def _item_start(blocks: list[Block], index: int, low: int, margin: int) -> int | None:
    for at in range(index, low, -1):
        block = blocks[at]
        if block.kind is BlockKind.QUOTE and (not at or blocks[at - 1].kind is not BlockKind.QUOTE):
            return at
        if block.kind is BlockKind.ITEM and block.level <= margin:
            return at
        if block.kind is BlockKind.HEADING:
            return None
    return None
