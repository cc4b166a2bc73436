"""The look that a text had in its file: headings, lists, quotes, code, tables, links, emphasis.

The plain words stay as they are, and so do their offsets; only rows of tables are stretched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, groupby

from msgspec.structs import replace
from rich.cells import cell_len

from tui.app.text_layout import Paragraph, SpanSweep, paragraphs
from tui.model import Markup, MarkupKind

SPEAKER_COLOURS = 6
PLAIN = Paragraph("")
_INLINE: dict[MarkupKind, str] = {
    "strong": "text--strong",
    "emphasis": "text--emphasis",
    "link": "text--link",
    "code": "text--code",
}
_BLOCKS: frozenset[MarkupKind] = frozenset({"heading", "quote", "table", "code"})
# Compiled when they are first used: that takes long.
_BULLET = r"\s{0,40}(?:[•◦▪‣*\u2013\u2014-]|\d{1,3}[.)])\s{1,4}(?=\S)"
_ADDRESS = r"https?://[^\s<>\"()\[\]{}|\\^`]{1,2000}"
_BAR = "▎ "
_BETWEEN = " · "  # cells of a row
_CELLS = r" [·|] "
_GAP = "  "
_TABLE_MOST = 60  # cells that the columns of a table may take together


def rich_paragraphs(
    text: str,
    markup: Iterable[Markup] = (),
    spans: Iterable[tuple[int, int, str]] = (),
    like: Paragraph = PLAIN,
    speakers: Mapping[str, int] | None = None,
) -> list[Paragraph]:
    """A text's lines as blocks that look like what they were in their file.

    Args:
        text: whose lines are wanted.
        markup: what it was, counted from its beginning.
        spans: (start, end, component class) of what else looks different, above all markup.
        like: tells the tag of all, and where in another text this one begins.
        speakers: the numbers of those who speak, by the names that stand before their words.
    """
    known = [one for one in markup if one.start < one.end]
    inline = [(one.start, one.end, _INLINE[one.kind]) for one in known if one.kind in _INLINE]
    links = SpanSweep((one.start, one.end, one.address) for one in known if one.address)
    kinds = SpanSweep((one.start, one.end, one.kind) for one in known if one.kind in _BLOCKS)
    styled: list[tuple[Paragraph, MarkupKind | None]] = []
    for block in paragraphs(text, spans=[*inline, *spans], tag=like.tag, offset=like.offset):
        begin = block.offset - like.offset
        stop = begin + len(block.text)
        kind = _kind_of(kinds.between(begin, stop), block.text)
        linked = _with_bare_links(replace(block, links=links.between(begin, stop)))
        styled.append((_with_speaker(_dressed(linked, kind), speakers or {}), kind))
    return [block for rows in _grouped(styled) for block in rows]


def _with_bare_links(block: Paragraph) -> Paragraph:
    """A line in which addresses that stand in its words lead where they say."""
    if "://" not in block.text:
        return block
    bare = []
    for found in re.finditer(_ADDRESS, block.text):
        address = found[0].rstrip(".,;:!?'\"")
        if not block.link_at(found.start()):
            bare.append((found.start(), found.start() + len(address), address))
    spans = ((start, end, _INLINE["link"]) for start, end, _ in bare)
    return replace(block, links=(*block.links, *bare), spans=(*spans, *block.spans))


def _kind_of(kinds: Iterable[tuple[int, int, MarkupKind]], line: str) -> MarkupKind | None:
    """What a line is as a whole: words of code within others make none of it."""
    indent = len(line) - len(line.lstrip())
    whole = (k for a, b, k in kinds if k != "code" or (a <= indent and b >= len(line.rstrip())))
    return next(whole, None)


def _dressed(block: Paragraph, kind: MarkupKind | None) -> Paragraph:
    """A line in the look of its kind; what begins like an item hangs on its mark."""
    if kind == "heading":
        return replace(block, style="text--title")
    if kind == "quote":
        return replace(block, bar=_BAR)
    bullet = None if block.text[:1].isalpha() else re.match(_BULLET, block.text)
    return replace(block, hang=bullet.end()) if bullet and kind is None else block


def _with_speaker(block: Paragraph, speakers: Mapping[str, int]) -> Paragraph:
    """A line with the name before its words in the speaker's colour."""
    name, colon, _ = block.text.partition(":")
    if not colon or name not in speakers:
        return block
    span = 0, len(name) + 1, f"text--speaker-{speakers[name] % SPEAKER_COLOURS}"
    return replace(block, spans=(span, *block.spans))


def _grouped(
    blocks: Iterable[tuple[Paragraph, MarkupKind | None]],
) -> Iterable[Sequence[Paragraph]]:
    """Blocks, the rows of each table together and aligned."""
    for kind, group in groupby(blocks, key=lambda one: one[1]):
        rows = [block for block, _ in group]
        yield _aligned(rows) if kind == "table" else rows


def _aligned(rows: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """Rows of a table with their columns beneath each other, where they are not too wide."""
    cells = [re.split(_CELLS, row.text) for row in rows]
    most = max(map(len, cells))
    widths = [max((cell_len(c[n]) for c in cells if n < len(c)), default=0) for n in range(most)]
    if len(rows) == 1 or sum(widths) + len(_GAP) * (most - 1) > _TABLE_MOST:
        return rows
    return [_stretched(row, own, widths) for row, own in zip(rows, cells, strict=True)]


def _stretched(row: Paragraph, cells: Sequence[str], widths: Sequence[int]) -> Paragraph:
    """A row with its cells padded to the widths of the columns; what is lit moves with them."""
    padded = [
        cell + " " * (width - cell_len(cell)) for cell, width in zip(cells, widths, strict=False)
    ]
    before = accumulate((len(cell) + len(_BETWEEN) for cell in cells), initial=0)
    after = accumulate((len(cell) + len(_GAP) for cell in padded), initial=0)
    columns = tuple(zip(before, after, strict=True))[: len(cells)]
    wide = replace(row, text=_GAP.join(padded).rstrip(), columns=columns)
    spans = tuple((wide.place_of(a), wide.place_of(b), name) for a, b, name in row.spans)
    links = tuple((wide.place_of(a), wide.place_of(b), where) for a, b, where in row.links)
    return replace(wide, spans=spans, links=links)
