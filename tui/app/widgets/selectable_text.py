"""Flowing text of which words can be selected, with the mouse or by motions, and followed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Offset

from tui.app.keymap import bindings
from tui.app.messages import LinkChosen, LinksAsked
from tui.app.text_layout import Paragraph
from tui.app.text_selection import Motion, Place, Selection, moved, word_at
from tui.app.widgets.lit_text import LitText
from tui.app.widgets.text_view import Top


class SelectableText(LitText):
    """A text to select in.

    Attributes:
        selection: what is selected, which can be seen; None for nothing.
        selecting: whether motions stretch it.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("select")

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self.selection: Selection | None = None
        self.selecting = False
        self._pressed: Place | None = None
        self._before_g: Top | None = None

    @property
    def selected_text(self) -> str:
        """The selected words; empty where none are."""
        return self.selection.text(self.blocks) if self.selection else ""

    def show_blocks(self, blocks: Sequence[Paragraph]) -> None:
        """Show another text, of which nothing is selected."""
        self.select(None)
        super().show_blocks(blocks)

    def select(self, selection: Selection | None, *, selecting: bool = False) -> None:
        """Select something, or nothing."""
        changed = selecting != self.selecting or (selection is None) != (self.selection is None)
        self.selection, self.selecting = selection, selecting
        self.refresh(self.size.region)
        if changed:
            self.refresh_bindings()

    def spans_over(self, number: int) -> list[tuple[int, int, str]]:
        """What looks different for the moment: the selected words too."""
        spans = super().spans_over(number)
        start, end = (0, 0)
        if self.selection:
            start, end = self.selection.within(number, self.blocks[number])
        return [*spans, (start, end, "text--selected")] if start < end else spans

    def take_selected(self) -> str:
        """The selected words, to be copied; they are let go of."""
        text = self.selected_text
        if text:
            self.select(None)
        return text

    # Links

    def on_key(self, event: events.Key) -> None:
        """Answer `gl`; the first of the two has led to the beginning, which is taken back."""
        if event.key == "l" and self._before_g is not None and not self.selecting:
            event.stop()
            event.prevent_default()
            self.scroll_to(y=self.line_of(self._before_g), animate=False, force=True)
            self.post_message(LinksAsked())
        self._before_g = self.top if event.key == "g" else None

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Motions of their own are for selecting; escape lets go of what is selected."""
        if action in ("stretch", "edge"):
            return self.selecting
        if action == "unselect":
            return self.selection is not None
        return super().check_action(action, parameters)

    def action_select(self) -> None:
        """Begin to select where the reader is, or let go of it."""
        if self.selecting or not self.blocks:
            self.select(None)
            return
        place: Place = self.place_at(0, 0)
        if self.current and self.is_seen(self.current):
            place = self.current.block, self.current.start
        elif not self.blocks[place[0]].text:
            place = moved(self.blocks, place, "right")
        self.select(Selection(place, place), selecting=True)

    def action_unselect(self) -> None:
        """Let go of what is selected."""
        self.select(None)

    def action_stretch(self, motion: Motion) -> None:
        """Move the end of the selection."""
        if self.selection:
            self._stretch_to(moved(self.blocks, self.selection.head, motion))

    def action_edge(self, step: int) -> None:
        """Stretch the selection to the end of its line, or to the beginning."""
        if selection := self._stretchable:
            line = self.line_at(selection.head)
            number, _ = selection.head
            self._stretch_to((number, line.start if step < 0 else max(line.start, line.end - 1)))

    def action_line(self, lines: int) -> None:
        """Scroll by lines, or move the end of the selection by some."""
        if self.selecting and (selection := self._stretchable):
            self._stretch_to(self.place_below(selection.head, lines))
        else:
            super().action_line(lines)

    def action_page(self, pages: float) -> None:
        """Scroll by a part of the view, or move the end of the selection as far."""
        if self.selecting and (selection := self._stretchable):
            self._stretch_to(self.place_below(selection.head, round(pages * self.size.height)))
        else:
            super().action_page(pages)

    def action_first(self) -> None:
        """Go to the beginning, or select as far as there."""
        if self.selecting:
            self._stretch_to((0, 0))
        else:
            super().action_first()

    def action_last(self) -> None:
        """Go to the end, or select as far as there."""
        if self.selecting:
            self._stretch_to((len(self.blocks) - 1, max(0, len(self.blocks[-1].text) - 1)))
        else:
            super().action_last()

    @property
    def _stretchable(self) -> Selection | None:
        """The selection; None while the text is not laid out, as nothing is seen of it."""
        return self.selection if len(self._layout) else None

    def _stretch_to(self, place: Place) -> None:
        """Select as far as a place, which can be seen then."""
        if (selection := self._stretchable) is None:
            return
        self.select(selection._replace(head=place), selecting=self.selecting)
        line, top = self.line_of(place), self.scroll_offset.y
        height = self.scrollable_content_region.height
        if not top <= line < top + height:
            self.scroll_to(y=line if line < top else line - height + 1, animate=False)

    # Mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Select from here on, should the mouse be dragged."""
        x, y = self._cell(event)
        if event.button == 1 and self.scrollable_content_region.size.contains(x, y):
            self._pressed = self.place_at(x, y)
            self.select(None)
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select as far as the mouse has come; past an edge the text scrolls."""
        if self._pressed is None:
            return
        x, y = self._cell(event)
        height = self.scrollable_content_region.height
        if not 0 <= y < height:
            self.scroll_relative(y=-1 if y < 0 else 1, animate=False)
        place = self.place_at(x, max(0, min(y, height - 1)))
        if self.selection or place != self._pressed:
            self.select(Selection(self._pressed, place))

    def on_mouse_up(self, _: events.MouseUp) -> None:
        """End a drag; what it selected stays."""
        if self._pressed is not None:
            self._pressed = None
            self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Follow a link; a second click selects a word, a third one its paragraph."""
        x, y = self._cell(event)
        if self.selection or not self.scrollable_content_region.size.contains(x, y):
            return
        if not 0 <= y + self.scroll_offset.y < self.virtual_size.height or not self.blocks:
            return
        number, character = self.place_at(x, y)
        block = self.blocks[number]
        if event.chain > 1 and block.text:
            last = len(block.text) - 1
            first, last = word_at(block, character) if event.chain == 2 else (0, last)
            self.select(Selection((number, first), (number, last)))
        else:
            self.clicked(number, character)

    def clicked(self, number: int, character: int) -> None:
        """Follow the link that a character of a block belongs to, if there is one."""
        address = self.blocks[number].link_at(character)
        if address:
            self.post_message(LinkChosen(address))

    def _cell(self, event: events.MouseEvent) -> Offset:
        """The cell of the content that the mouse is at, or would be."""
        return event.offset - self.gutter.top_left
