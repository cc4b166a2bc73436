"""What the reader kept, as it shows in a text: highlighted words, a star, the notes at the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tui.app.text_layout import Paragraph
from tui.model import Moment

STAR = "★"
_HIGHLIGHT = "text--kept"
_SHORTEST = 3  # characters of a line that is looked for


def highlight_spans(text: str, moments: Iterable[Moment]) -> list[tuple[int, int, str]]:
    """Where the highlighted words of moments stand in a text, each line of them by itself."""
    lines = {line.strip() for moment in moments for line in moment.quote.split("\n")}
    found = ((text.find(line), len(line)) for line in lines if len(line) >= _SHORTEST)
    return sorted((start, start + length, _HIGHLIGHT) for start, length in found if start >= 0)


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
