"""The panes side by side: they share the width, and the borders between them can be moved."""

from __future__ import annotations

from contextlib import suppress
from typing import NamedTuple

from textual import events, getters, on
from textual.containers import Horizontal
from textual.geometry import clamp
from textual.widget import Widget

from tui.app.base import AppBase
from tui.app.screens.episode.news_pane import NewsPane
from tui.app.widgets.reading_pane import ReadingPane
from tui.app.widgets.segment_list import SegmentList

LEAST_LIST, LEAST_NEWS, LEAST_TEXT = 16, 16, 24
"""Cells that a border leaves to a pane, its own borders among them."""


class PaneWidths(NamedTuple):
    """The cells of the list of segments and of the news; None for what stands not in the row."""

    segments: int | None = None
    news: int | None = None

    @classmethod
    def parse(cls, text: str) -> PaneWidths:
        """The widths of a text such as "40 30" or "40"; none of what is no such text."""
        with suppress(ValueError):
            return cls(*map(int, text.split()[:2]))
        return cls()

    def __str__(self) -> str:
        return " ".join(str(cells) for cells in self if cells is not None)


def moved(widths: PaneWidths, total: int, *, segments: int = 0, news: int = 0) -> PaneWidths:
    """Widths with some cells more or less for a pane, so that the text keeps enough of a total."""
    first, last = widths
    if first is not None:
        most = total - (last or 0) - LEAST_TEXT
        first = clamp(first + segments, LEAST_LIST, max(LEAST_LIST, most))
    if last is not None:
        most = total - (first or 0) - LEAST_TEXT
        last = clamp(last + news, LEAST_NEWS, max(LEAST_NEWS, most))
    return PaneWidths(first, last)


class PaneRow(Horizontal):
    """Segments, text and news; borders are dragged or moved by keys, and stay for the next time."""

    ALLOW_SELECT = False
    BLANK = True  # the panes cover it
    app = getters.app(AppBase)
    _list = getters.query_one(SegmentList)
    _news = getters.query_one(NewsPane)

    def __init__(self) -> None:
        super().__init__(id="panes")
        self._dragged: Widget | None = None
        self._meanwhile: PaneWidths | None = None  # while a border is dragged

    def on_resize(self) -> None:
        """Divide the screen as the reader had it at this width, or as the style has it."""
        self.divide()

    @on(ReadingPane.LitReached)
    def _show_number(self, event: ReadingPane.LitReached) -> None:
        step = event.step
        self.app.status.show_position(f"{step.number:,} of {step.total:,}" if step else "")

    def divide(self) -> None:
        """Give the panes their widths: the reader's own where they stand beside each other."""
        own = PaneWidths()
        if self._is_shared:
            own = self._meanwhile or self._kept
        _fix(self._list, own.segments)
        _fix(self._news, own.news if self._news_is_beside else None)

    def _is(self, *classes: str) -> bool:
        return any(node.has_class(*classes) for node in (self.screen, self.parent or self))

    @property
    def _is_shared(self) -> bool:
        """Whether panes stand beside each other, the text among them."""
        return not any(map(self._is, ("-narrow", "-zoomed", "-chapters")))

    @property
    def _news_is_beside(self) -> bool:
        return self._is_shared and self._is("-wide") and not self._is("-folded")

    @property
    def _widths(self) -> PaneWidths:
        """The cells that the panes have now."""
        news = self._news.region.width if self._news_is_beside else None
        return PaneWidths(self._list.region.width, news)

    def widen(self, pane: Widget, cells: int) -> None:
        """Give a pane some cells more, or less; the text has them from the segments."""
        is_news = pane is self._news or self._news in pane.ancestors
        gained = cells if pane is self._list else -cells
        self._move(segments=0 if is_news else gained, news=cells if is_news else 0)
        self._keep()

    def _move(self, *, segments: int = 0, news: int = 0) -> None:
        if self._is_shared:
            widths = moved(self._widths, self.size.width, segments=segments, news=news)
            folded_news = self._kept.news
            self._meanwhile = PaneWidths(widths.segments, widths.news or folded_news)
            self.divide()

    @property
    def _setting(self) -> str:
        return f"panes.{self.size.width}"

    @property
    def _kept(self) -> PaneWidths:
        return PaneWidths.parse(self.app.app_state.get(self._setting))

    def _keep(self) -> None:
        if self._meanwhile:
            self.app.app_state.keep(self._setting, str(self._meanwhile))
            self._meanwhile = None

    # The mouse

    def _border_at(self, event: events.MouseEvent) -> Widget | None:
        """The pane whose border towards the text is there."""
        x = event.screen_x
        if self._is_shared and x - self._list.region.right in (-1, 0):
            return self._list
        if self._news_is_beside and self._news.region.x - x in (0, 1):
            return self._news
        return None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of a border."""
        self._dragged = self._border_at(event)
        if self._dragged:
            event.stop()
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Let the border follow."""
        if self._dragged is self._list:
            self._move(segments=int(event.screen_x) + 1 - self._list.region.right)
        elif self._dragged:
            self._move(news=self._news.region.x - int(event.screen_x))

    def on_mouse_up(self) -> None:
        """Let go of the border."""
        if self._dragged:
            self._dragged = None
            self.release_mouse()
            self._keep()


def _fix(pane: Widget, width: int | None) -> None:
    """Give a pane a width in cells, or the one that its style has."""
    inline = pane.styles.inline
    if width is not None:
        pane.styles.width = pane.styles.min_width = pane.styles.max_width = width
    elif inline.has_rule("width"):
        for rule in ("width", "min_width", "max_width"):
            pane.styles.clear_rule(rule)
        pane.refresh(layout=True)
