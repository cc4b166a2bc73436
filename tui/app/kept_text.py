"""What the reader kept, as it shows in a text: highlighted words, a star, the notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from tui.app.text_layout import Paragraph, Part
from tui.model import Moment, Segment

STAR = "★"
MARK = f"  {STAR}"
"""What the heading of something kept ends with; it belongs to no selection."""
NOTE = "text--note"
"""The look of a note among the words that it is about; it belongs to no selection either."""
_HIGHLIGHT = "text--kept"
_SHORTEST = 3  # characters of a line that is looked for


def highlight_spans(text: str, moments: Iterable[Moment]) -> list[tuple[int, int, str]]:
    """Where the highlighted words of moments stand in a text, each line of them by itself."""
    lines = {line.strip() for moment in moments for line in moment.quote.split("\n")}
    found = ((text.find(line), len(line)) for line in lines if len(line) >= _SHORTEST)
    return sorted((start, start + length, _HIGHLIGHT) for start, length in found if start >= 0)


def note_blocks(segment: Segment, moments: Iterable[Moment]) -> list[tuple[int, Paragraph]]:
    """The notes in a segment's text, each with the offset of the words that it is about, in order.

    A star has a line of its own where it is set at a second of its own.
    """
    blocks = []
    for moment in moments:
        quoted = segment.text.find(moment.quote.split("\n")[0]) if moment.quote else -1
        offset = quoted if quoted >= 0 else segment.offset_at(moment.seconds or segment.start)
        is_inside = moment.is_star and moment.seconds != segment.start
        lines = (
            [STAR] if is_inside else [f"{STAR} {line}" for line in moment.note.split("\n") if line]
        )
        blocks += [(offset, Paragraph(line, NOTE, hang=2)) for line in lines]
    return sorted(blocks, key=lambda block: block[0])


def same_place(
    before: Sequence[Paragraph], blocks: Sequence[Paragraph], part: Part, number: int
) -> int:
    """The number of the block that was another one while a part of a text had other notes."""
    start, stop, own_stop = part
    if number < start:
        return number
    if number >= stop:
        return number - stop + own_stop
    wanted = sum(block.style != NOTE for block in before[start:number])
    own = (n for n, block in enumerate(blocks[start:], start) if block.style != NOTE)
    return next(islice(own, wanted, None), max(0, len(blocks) - 1))


def kept_blocks(moments: Sequence[Moment]) -> Iterable[Paragraph]:
    """The moments beneath a text: the highlighted words of each, and the note."""
    if moments:
        yield Paragraph("")
        yield Paragraph("Kept", "text--heading")
    for moment in moments:
        yield Paragraph("")
        for line in (moment.quote or STAR if moment.is_star else moment.quote).split("\n"):
            if line:
                yield Paragraph(line, _HIGHLIGHT)
        for line in moment.note.split("\n"):
            if line:
                yield Paragraph(f"{STAR} {line}", hang=2)
