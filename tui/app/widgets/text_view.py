"""Flowing text that draws only the lines it shows."""

from __future__ import annotations

from asyncio import sleep
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import ClassVar

from msgspec.structs import replace
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.strip import Strip

from tui.app.bidi import mirrored, orders_here
from tui.app.hyperlinks import can_show_links, terminal_address
from tui.app.keymap import bindings
from tui.app.rich_text import SPEAKER_COLOURS
from tui.app.text_layout import LineBreaks, Paragraph, Part, TextLayout, TextLine, changed_part
from tui.app.widgets.scrolled_view import ScrolledView
from tui.sanitize import fit_for_cells

WIDEST = 76
"""Cells in a line of prose at most: longer ones are hard to follow back."""

_KEPT = 1
"""Layouts at other widths that are kept, for a pane that comes and goes."""

AT_ONCE = 2000
"""Blocks that are laid out at once for another width, at most: some milliseconds."""

Top = tuple[int, int]
"""What stands at the top of the view: a block's index, and a character of it."""


class TextView(ScrolledView, can_focus=True, inherit_bindings=False):
    """A text of blocks, wrapped to the view, scrolled by line and page.

    Attributes:
        blocks: the text.
        top: what stands at the top of the view, whatever the width of its lines.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "text--plain",
        "text--heading",
        "text--heading-current",
        "text--time",
        "text--title",
        "text--match",
        "text--match-current",
        "text--dim",
        "text--tie",
        "text--key",
        "text--strong",
        "text--emphasis",
        "text--code",
        "text--link",
        "text--kept",
        "text--note",
        "text--bar",
        "text--selected",
        *(f"text--speaker-{number}" for number in range(SPEAKER_COLOURS)),
    }

    BINDINGS: ClassVar[list[BindingType]] = bindings("text")

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self.blocks: Sequence[Paragraph] = ()
        self.top: Top = (0, 0)
        self._layout = TextLayout()
        self._layouts: dict[int, TextLayout] = {}
        self._seen_size = Size(0, 0)
        self._silent = False
        self._awaited_width = 0

    def show_blocks(self, blocks: Sequence[Paragraph]) -> None:
        """Show another text, from its beginning."""
        self.top, self.blocks = (0, 0), ()
        self._layouts.clear()
        self.restyle(blocks)
        self.show_top(self.top)

    def restyle(self, blocks: Sequence[Paragraph], part: Part | None = None) -> None:
        """Show the same words in another dress, without moving; but a part may be another."""
        before, self.blocks = self.blocks, blocks
        part = part or changed_part(before, blocks)
        if _is_same_shape(before, blocks, part):
            for layout in self._layouts.values():
                layout.blocks = blocks
            self.refresh()
        else:
            known = self._layouts.items()
            self._layouts = {width: layout.with_blocks(blocks, part) for width, layout in known}
            self.lay_out()

    widest = WIDEST
    """Cells in a line at most."""

    def _text_width(self) -> int:
        return min(self.widest, max(1, self.scrollable_content_region.width - 2))

    def indent_of(self, line: TextLine) -> int:
        """The cells on the left of a line: an even margin, and what it hangs by."""
        margin = max(1, (self.scrollable_content_region.width - self._layout.width) // 2)
        bar = len(line.block.bar)
        if line.is_right_to_left and orders_here():
            return margin + max(bar, self._layout.width - line.indent - cell_len(line.text))
        return margin + bar + line.indent

    def lay_out(self) -> None:
        """Break the text into lines for the view as it is, and keep what stands at the top."""
        width = self._text_width() if self.size.width else 0  # done when something is seen of it
        if not width:
            self._layout = TextLayout()
            return
        if width not in self._layouts and self._layouts and len(self.blocks) > AT_ONCE:
            if self._awaited_width != width:  # the text stands as it is meanwhile
                self._awaited_width = width
                self.run_worker(self._break_slowly(width), group="layout", exclusive=True)
        elif width not in self._layouts:
            self._layouts = _with(self._layouts, TextLayout(self.blocks, width))
        self._layout = self._layouts.get(width) or [*self._layouts.values()][-1]
        self._fit()
        self.refresh()

    async def _break_slowly(self, width: int) -> None:
        """Break very many blocks little by little, and let keys have their effect meanwhile."""
        blocks, breaks = self.blocks, LineBreaks()
        for first in range(0, len(blocks), AT_ONCE):
            breaks.add(blocks[first : first + AT_ONCE], width)
            await sleep(0)
        self._awaited_width = 0
        if blocks is self.blocks:
            self._layouts = _with(self._layouts, TextLayout(blocks, width, breaks))
        if self.is_attached:
            self.lay_out()

    def _fit(self) -> None:
        """Take note of the view's size, which must not move the text."""
        region, lines = self.scrollable_content_region, self.lines_to_scroll()
        self.show_vertical_scrollbar = lines > region.height  # now: Textual lays out again for it
        self.virtual_size = Size(region.width, lines)
        self.show_top(self.top)
        self._seen_size = self.size

    def line_at(self, place: Top) -> TextLine:
        """The line in which a character of a block stands, as it is laid out."""
        return self._layout[self.line_of(place)]

    def place_below(self, place: Top, lines: int) -> Top:
        """What stands some lines below a character, or above it."""
        line = self.line_at(place)
        x = self.indent_of(line) + _cells_before(line, place[1])
        return self.place_at(x, self.line_of(place) + lines - self.scroll_offset.y)

    def show_top(self, top: Top) -> None:
        """Scroll so that a character of a block stands in the first line."""
        self.top = top
        if top[0] < len(self._layout.blocks):
            self._scroll_silently(self.line_of(top))
            self.top_changed()

    def line_of(self, place: Top) -> int:
        """The line in which a character of a block stands."""
        return self._layout.line_of(*place)

    def _scroll_silently(self, line: int) -> None:
        self._silent = True
        self.scroll_to(y=line, animate=False, force=True)
        self._silent = False

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Take note of what the reader has scrolled to, and not of what a new size has moved."""
        super().watch_scroll_y(old_value, new_value)
        line = round(new_value)
        if self._silent or self.size != self._seen_size or line >= len(self._layout):
            return
        self.top = self._place_at(line)
        self.top_changed()
        self.scrolled_to(line)

    def _place_at(self, line: int) -> Top:
        return self._layout.block_at(line), self._layout[line].start

    def top_changed(self) -> None:
        """Something else stands at the top; for subclasses."""

    def scrolled_to(self, line: int) -> None:
        """Say that the reader has scrolled to a line; for subclasses."""

    def lines_to_scroll(self) -> int:
        """How many lines the view can scroll over."""
        return len(self._layout)

    def on_resize(self, _: events.Resize) -> None:
        """Lay out again if the lines got another length."""
        if self._text_width() != self._layout.width:
            self.lay_out()
        else:
            self._fit()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the view."""
        width = self.size.width
        base = self.get_component_rich_style("text--plain")
        number = self.scroll_offset.y + y
        if not 0 <= number < len(self._layout):
            return Strip.blank(width, base)
        return self._draw(number, base).crop_extend(0, width, base).simplify()

    def _draw(self, number: int, base: Style) -> Strip:
        line = self._layout[number]
        over = self.spans_over(self._layout.block_at(number))
        if over:
            line = replace(line, block=replace(line.block, spans=(*line.block.spans, *over)))
        block, name = line.block, self.block_style(line.block)
        own = base + self._style(name) if name else base
        gap = self.indent_of(line)
        cells = [Segment(" " * (gap - len(block.bar)), base)]
        if block.bar:
            cells.append(Segment(block.bar, base + self._style("text--bar")))
        runs = [(a, b, self._run_style(block, a, names, own)) for a, b, names in line.runs()]
        if line.is_reordered:
            return Strip([*cells, *_in_order(line, runs)])
        shown = ((fit_for_cells(block.text[a:b]), style) for a, b, style in runs)
        return Strip([*cells, *(Segment(text, style) for text, style in shown)])

    def _run_style(self, block: Paragraph, start: int, names: str, own: Style) -> Style:
        """What a run of a block looks like that begins at a character."""
        style = own + self._style(*names.split()) if names else own
        address = block.link_at(start)
        return style + _link_style(address) if address and can_show_links() else style

    def _style(self, *names: str) -> Style:
        return self.get_component_rich_style(*names, partial=True)

    def spans_over(self, number: int) -> list[tuple[int, int, str]]:  # noqa: ARG002  for subclasses
        """What looks different for the moment in the block of a number."""
        return []

    def place_at(self, x: int, y: int) -> Top:
        """The block and the character that stand at a cell of the content, or next to it."""
        if not self._layout:
            return 0, 0
        number = max(0, min(y + self.scroll_offset.y, len(self._layout) - 1))
        line = self._layout[number]
        return self._layout.block_at(number), _letter_at(line, x - self.indent_of(line))

    def block_style(self, block: Paragraph) -> str:
        """The component class that a block is drawn in."""
        return block.style

    def action_line(self, lines: int) -> None:
        """Scroll by lines."""
        self.scroll_relative(y=lines, animate=False)

    def action_page(self, pages: float) -> None:
        """Scroll by a part of the view."""
        self.scroll_relative(y=round(pages * self.size.height), animate=False)

    def action_first(self) -> None:
        """Scroll to the beginning."""
        self.scroll_to(y=0, animate=False)

    def action_last(self) -> None:
        """Scroll to the end."""
        self.scroll_to(y=self.max_scroll_y, animate=False)


def _with(layouts: Mapping[int, TextLayout], layout: TextLayout) -> dict[int, TextLayout]:
    """Layouts by their widths: the last of some, and one more."""
    return dict([*[*layouts.items()][-_KEPT:], (layout.width, layout)])


def _letters(line: TextLine) -> Iterable[tuple[int, int, bool]]:
    """The letters of a line as they stand from left to right."""
    if line.is_reordered:
        return line.letters()
    return ((n, n + 1, False) for n in range(line.start, line.end))


def _letter_at(line: TextLine, cell: int) -> int:
    """The character that stands at a cell of a line, or next to it."""
    character = line.start
    for start, end, _ in _letters(line):
        character = start
        cell -= cell_len(line.block.text[start:end])
        if cell < 0:
            break
    return character


def _cells_before(line: TextLine, character: int) -> int:
    """The cells of a line on the left of a character."""
    cells = 0
    for start, end, _ in _letters(line):
        if start <= character < end:
            break
        cells += cell_len(line.block.text[start:end])
    return cells


def _in_order(line: TextLine, runs: Sequence[tuple[int, int, Style]]) -> Iterable[Segment]:
    """The letters of a line from left to right, in the looks of its runs."""
    starts = [start for start, _, _ in runs]
    for start, end, turned in line.letters():
        letter = fit_for_cells(line.block.text[start:end])
        style = runs[bisect_right(starts, start) - 1][2]
        yield Segment(mirrored(letter) if turned else letter, style)


def _is_same_shape(before: Sequence[Paragraph], after: Sequence[Paragraph], part: Part) -> bool:
    """Whether the lines of all blocks break where they did."""
    if part.stop != part.own_stop:
        return False
    changed = zip(before[part.start : part.stop], after[part.start : part.stop], strict=True)
    return all((a.text, a.hang, a.bar) == (b.text, b.hang, b.bar) for a, b in changed)


@lru_cache(maxsize=1000)
def _link_style(address: str) -> Style:
    """The look of an address that the terminal can open; one for all its parts."""
    return Style(link=terminal_address(address))
