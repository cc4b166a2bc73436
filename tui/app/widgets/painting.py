"""Pieces of text painted as strips, and widgets of one line of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from tui.app.bidi import (
    has_right_to_left,
    is_right_to_left,
    mirrored,
    orders_here,
    visual_order,
)
from tui.sanitize import fit_for_cells

if TYPE_CHECKING:  # what searches is imported when it does
    from tui.search.highlight import Span


Piece: TypeAlias = tuple[str, str]
"""A text and the component class that it is drawn in; empty for the style around it."""


def paint(widget: Widget, pieces: Iterable[Piece], base: Style) -> Strip:
    """Pieces in the component classes of a widget, over a style."""

    def style(name: str) -> Style:
        return base + widget.get_component_rich_style(name, partial=True) if name else base

    segments = [Segment(fit_for_cells(text), style(name)) for text, name in pieces]
    if orders_here() and any(has_right_to_left(segment.text) for segment in segments):
        segments = _in_visual_order(segments)
    return Strip(segments)


def _in_visual_order(segments: Sequence[Segment]) -> list[Segment]:
    """Segments with the letters of those from right to left, and between them, put in order."""
    numbers = [n for n, segment in enumerate(segments) if has_right_to_left(segment.text)]
    first, stop = numbers[0], numbers[-1] + 1
    styles = [segment.style for segment in segments[first:stop] for _ in segment.text]
    text = "".join(segment.text for segment in segments[first:stop])
    ordered = [
        Segment(mirrored(text[begin:end]) if turned else text[begin:end], styles[begin])
        for begin, end, turned in visual_order(text, is_right_to_left(text))
    ]
    return [*segments[:first], *ordered, *segments[stop:]]


def highlighted(text: str, spans: Iterable[Span], offset: int = 0) -> list[Piece]:
    """A text as pieces, with the spans that fall into it highlighted.

    The spans count from so many characters before the text.
    """
    pieces: list[Piece] = []
    position = 0
    for start, end in spans:
        begin, stop = max(position, start - offset), min(end - offset, len(text))
        if begin < stop:
            pieces += [(text[position:begin], ""), (text[begin:stop], "list--match")]
            position = stop
    return [*pieces, (text[position:], "")]


class Line(Widget):
    """A widget of one line; a subclass says of which pieces."""

    def pieces(self, width: int) -> Sequence[Piece]:
        """What stands on the line, from left to right; what is over width cells is cut off."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        width, base = self.size.width, self.rich_style
        if y:
            return Strip.blank(width, base)
        return paint(self, self.pieces(width), base).simplify().crop_extend(0, width, base)
