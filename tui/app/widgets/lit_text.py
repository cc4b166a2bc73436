"""Flowing text with lit words that can be gone through."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from tui.app.stretches import Stretch, stretches
from tui.app.text_layout import Paragraph, Part
from tui.app.widgets.text_view import TextView


class LitStep(NamedTuple):
    """A lit word that was gone to.

    Attributes:
        number: the how manieth it is of all, from 1.
        is_round: whether it was reached by way of the end or the beginning.
    """

    number: int
    total: int
    is_round: bool


class LitText(TextView):
    """A text of which some words are lit.

    Attributes:
        lit: the words that can be gone through, in the order of the text.
        current: that which was gone to last; None where none was.
        lit_style: the component class that these are drawn in.
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self.lit_style = "text--match"
        self.lit: Sequence[Stretch] = ()
        self.current: Stretch | None = None
        self._awaited: Stretch | None = None

    def show_blocks(self, blocks: Sequence[Paragraph]) -> None:
        """Show another text, from its beginning."""
        self.current = self._awaited = None
        super().show_blocks(blocks)

    def restyle(self, blocks: Sequence[Paragraph], part: Part | None = None) -> None:
        """Show the same words in another dress, without moving; but a part may be another."""
        super().restyle(blocks, part)
        self.lit = self.find_lit()
        self.current = self.current if self._number() is not None else None

    def find_lit(self) -> Sequence[Stretch]:
        """The words that can be gone through, in the order of the text."""
        return stretches(self.blocks, self.lit_style)

    def lay_out(self) -> None:
        """Break the text into lines; what was to be shown before that was possible is shown."""
        super().lay_out()
        if self._awaited and self._layout:
            self.show_stretch(self._awaited)

    def spans_over(self, number: int) -> list[tuple[int, int, str]]:
        """What looks different for the moment: the word that was gone to."""
        current = self.current
        if current is None or current.block != number:
            return []
        return [(current.start, current.end, "text--match-current")]

    def show_stretch(self, stretch: Stretch) -> None:
        """Scroll so that a stretch stands a third from the top, or higher; never past the end."""
        if not self._layout:
            self._awaited = stretch
            return
        self._awaited = None
        height = self.scrollable_content_region.height
        line = self.line_of((stretch.block, stretch.start))
        top = max(line - height // 3, self.begin_of(stretch))
        self.show_top(self._place_at(max(0, min(top, len(self._layout) - height))))

    def begin_of(self, stretch: Stretch) -> int:  # noqa: ARG002  for subclasses
        """The first line of what a stretch is a part of: nothing above it is shown with it."""
        return 0

    def go_to_lit(self, number: int) -> LitStep | None:
        """Go to the lit word of a number, from 0; None where there is none."""
        if not 0 <= number < len(self.lit):
            return None
        self.show_stretch(self.lit[number])
        return self._take(number)

    def step_lit(self, step: int) -> LitStep | None:
        """Go to the next lit word, or to the one before, counted from what the reader sees."""
        if not self.lit:
            return None
        number = self._from_here(step)
        step_taken = self.go_to_lit(number % len(self.lit))
        return step_taken and step_taken._replace(is_round=not 0 <= number < len(self.lit))

    def _from_here(self, step: int) -> int:
        """The number of the next lit word; past the ends where there is none on that side."""
        number = self._number()
        if number is not None and self.is_seen(self.lit[number]):
            return number + step
        ahead = bisect_right(self.lit, Stretch(*self.top, -1))
        return ahead if step > 0 else ahead - 1

    def _number(self) -> int | None:
        """The number of the lit word that was gone to last; None where none was."""
        number = bisect_left(self.lit, self.current) if self.current else len(self.lit)
        return number if self.lit[number : number + 1] == [self.current] else None

    def is_seen(self, stretch: Stretch) -> bool:
        """Whether the line in which a stretch begins is in the view."""
        line = self.line_of((stretch.block, stretch.start)) if self._layout else -1
        return 0 <= line - self.scroll_offset.y < self.scrollable_content_region.height

    def take_seen(self) -> bool:
        """Take the first lit word that can be seen as the one that was gone to, if there is one."""
        number = bisect_right(self.lit, Stretch(*self.top, -1))
        if number == len(self.lit) or not self.is_seen(self.lit[number]):
            return False
        self._take(number)
        return True

    def _take(self, number: int) -> LitStep:
        self.current = self.lit[number]
        self.refresh(self.size.region)
        return LitStep(number + 1, len(self.lit), is_round=False)
