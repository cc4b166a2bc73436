"""The panes of an episode in step with each other: segments, text, news, and the timeline."""

from __future__ import annotations

import asyncio
from typing import NamedTuple

from textual import events, getters, on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.message import Message
from textual.widget import Widget

from tui.app.episode_text import CLOSING, OVERVIEW
from tui.app.screens.episode.news_pane import NewsPane
from tui.app.screens.episode.pane_row import PaneRow
from tui.app.screens.episode.state import EpisodeState
from tui.app.widgets.list_view import VirtualList
from tui.app.widgets.reading_pane import ReadingPane
from tui.app.widgets.segment_list import SegmentList
from tui.app.widgets.text_view import Top
from tui.app.widgets.timeline import Timeline
from tui.model import Episode, segment_at


class ViewPosition(NamedTuple):
    """Where the reader is: a segment's index, the seconds, and what stands at the text's top."""

    segment: int
    seconds: float
    top: Top


class _Beside(Container):
    """The text and the news, beside the list of segments."""

    BLANK = True  # its parts cover it


class EpisodePanes(Vertical):
    """What there is to see of an episode; follows the reader through it."""

    BLANK = True  # as above
    segments = getters.query_one(SegmentList)
    reading = getters.query_one(ReadingPane)
    news = getters.query_one(NewsPane)
    timeline = getters.query_one(Timeline)
    row = getters.query_one(PaneRow)

    class Moved(Message):
        """The reader is at another segment or time now, or pointed at it on the timeline."""

        def __init__(self, *, is_pointed: bool = False) -> None:
            super().__init__()
            self.is_pointed = is_pointed

    def __init__(self, state: EpisodeState, painted: asyncio.Event) -> None:
        """Show a state's episode on a screen that tells when it has been painted."""
        super().__init__(id="episode", classes="-on-segments")
        self.set_class(not _has_text(state.episode), "-chapters", update=False)
        self._state = state
        self._painted = painted

    def compose(self) -> ComposeResult:
        """The panes over the timeline."""
        segments = SegmentList()
        # The screen is about to focus it: its styles need not be applied before that and after.
        segments.set_reactive(Widget.has_focus, True)  # noqa: FBT003  as Textual has it
        with PaneRow():
            yield segments
            with _Beside(id="beside"):
                yield ReadingPane()
                yield NewsPane(self._state, self._painted)
        yield Timeline()

    def on_resize(self) -> None:
        """Give the news its place."""
        self._fit_news()

    def show_episode(self) -> None:
        """Show the episode from its beginning."""
        episode = self._state.episode
        notes = {"overview": bool(episode.overview), "closing": bool(episode.closing)}
        self.segments.show_episode(episode.segments, **notes)
        self.reading.show_episode(episode)
        self.timeline.show_episode(episode.segments, self._state.length)
        self.timeline.display = episode.is_timed or not episode.segments
        self.show_bookmarks()
        self.news.show_segment()
        self._fit_news()
        self.show_pane("segments")

    def show_bookmarks(self) -> None:
        """Show which segments hold a bookmark, and the notes: they are text where there is none."""
        kept = self._state.kept()
        self.segments.show_bookmarks(set(kept))
        self.timeline.mark(bookmarks=self._state.starred_seconds())
        self.reading.show_kept(kept)
        notes = any(one.note for some in kept.values() for one in some)
        is_list = not (notes or _has_text(self._state.episode))
        if is_list != self.has_class("-chapters"):
            self.set_class(is_list, "-chapters")
            self.row.divide()
            self.show_pane()

    def show_filter(self) -> None:
        """Show the segments that the filter leaves; what it or a search found is lit."""
        state = self._state
        indexes = state.filtered() if state.filter else range(len(state.episode.segments))
        self.segments.filter_to(indexes, state.hits, state.filter)
        self.reading.highlight(state.lit)
        self.timeline.mark(hits=state.occurrences(state.lit))

    @on(NewsPane.Linked)
    def _show_counts(self) -> None:
        counts = self._state.news_counts()
        self.segments.show_counts(counts)
        self.timeline.mark(counts=counts)
        self._fit_news()

    @on(NewsPane.TiesChanged)
    def _show_ties(self, event: NewsPane.TiesChanged) -> None:
        self.reading.highlight_ties(event.ties)

    def _fit_news(self) -> None:
        """Open the news under the text where there is little room and some to show.

        Beside the text it is folded while there is none in the whole episode.
        """
        has_news = self.screen.has_class("-medium") and any(self._state.news)
        self.query_one("#beside").set_class(has_news, "-news")
        is_folded = self.news.is_void and not self.has_class("-on-news")
        if is_folded and self.news.rail is None:
            from tui.app.widgets.news_rail import NewsRail  # noqa: PLC0415  seldom is it folded

            self.news.rail = NewsRail()
            self.news.mount(self.news.rail, before=0)
        if is_folded != self.has_class("-folded"):
            self.set_class(is_folded, "-folded")
            self.row.divide()

    # Moving

    @property
    def position(self) -> ViewPosition:
        """Where the reader is."""
        return ViewPosition(self._state.place, self._state.seconds, self.reading.top)

    def return_to(self, position: ViewPosition) -> None:
        """Show all as it was there, to the line."""
        index, seconds, top = position
        self.arrive(index, seconds)
        self.segments.point_at(index)
        self.reading.return_to(self._state.index, top)

    def go(self, index: int, seconds: float | None = None) -> None:
        """Bring a segment to the top of the text and under the cursor of the list."""
        self.arrive(index, seconds)
        self.segments.point_at(index)
        if seconds is None:
            self.reading.show_segment(index)
        else:
            self.reading.show_second(index, seconds)

    def go_to_time(self, seconds: float) -> None:
        """Bring the segment that a time falls into to the top."""
        segments = self._state.episode.segments
        if segments:
            self.go(segment_at(segments, seconds), seconds)

    def arrive(self, index: int, seconds: float | None = None) -> None:
        """Take note that the reader is at a segment now, at a time within it."""
        is_other = index != self._state.place
        self._state.move_to(index, seconds)
        self.timeline.point(self._state.seconds)
        if is_other:
            self.news.show_segment()
            self._fit_news()
        self.post_message(self.Moved())

    @on(VirtualList.Highlighted, "#segments")
    def _follow_list(self, event: VirtualList.Highlighted) -> None:
        if event.row < len(self.segments.rows):  # a filter may have left fewer by now
            self._show(self.segments.rows[event.row])

    def _show(self, place: int) -> None:
        """Bring a segment, or the notes above or below all of them, to the top of the text."""
        self.arrive(place)
        is_segment = place == self._state.index
        self.reading.show_segment(place if is_segment else OVERVIEW if place < 0 else CLOSING)

    @on(ReadingPane.SegmentReached)
    def _follow_text(self, event: ReadingPane.SegmentReached) -> None:
        self.arrive(event.index)
        self.segments.point_at(event.index)

    @on(Timeline.Pointed)
    def _follow_timeline(self, event: Timeline.Pointed) -> None:
        self.go_to_time(event.seconds)
        self.post_message(self.Moved(is_pointed=True))

    @on(VirtualList.Chosen, "#segments")
    def _read_segment(self, event: VirtualList.Chosen) -> None:
        if event.row < len(self.segments.rows):  # as above
            self._show(self.segments.rows[event.row])
            self.show_pane("reading")

    # Focus

    def _by_name(self) -> dict[str, Widget]:
        """The panes' lists and text, from left to right."""
        panes: dict[str, Widget] = {"segments": self.segments, "reading": self.reading}
        if self.has_class("-chapters"):
            del panes["reading"]
        return {**panes, "news": self.news.list}

    @property
    def pane(self) -> str:
        """The name of the pane that the keys go to, or had gone to last."""
        return next((one for one in self._by_name() if self.has_class(f"-on-{one}")), "segments")

    def next_pane(self, step: int, *, around: bool = True) -> None:
        """Go to the next pane, around the end too; news that is not shown is passed over."""
        names = list(self._by_name())
        has_news = self.query_one("#beside").has_class("-news")
        if self.screen.has_class("-medium") and not (has_news or self.has_class("-zoomed")):
            names.remove("news")
        index = names.index(self.pane) + step if self.pane in names else 0
        if around or 0 <= index < len(names):
            self.show_pane(names[index % len(names)])

    def show_pane(self, name: str = "") -> None:
        """Give the keys to a pane, or to the one that had them last."""
        panes = self._by_name()
        name = name if name in panes else self.pane
        self._note_pane(name)
        self.screen.set_focus(panes[name])

    @on(events.DescendantFocus)
    def _follow_focus(self, event: events.DescendantFocus) -> None:
        for name, pane in self._by_name().items():
            if event.widget is pane and name != self.pane:
                self._note_pane(name)

    def _note_pane(self, name: str) -> None:
        if not self.has_class(f"-on-{name}"):
            self.remove_class("-on-segments", "-on-reading", "-on-news", update=False)
            # It shows where one pane fills the screen; elsewhere no style depends on it.
            alone = self.has_class("-zoomed") or self.screen.has_class("-narrow")
            self.add_class(f"-on-{name}", update=alone)
        self._fit_news()

    def on_news_rail_opened(self) -> None:
        """Open the news again; by its name, for the rail is imported when it is first seen."""
        self.show_pane("news")

    def action_pane(self, step: int) -> None:
        """Go to the next pane, around the end too."""
        self.next_pane(step)

    def action_beside(self, step: int) -> None:
        """Go to the pane on the right, or on the left."""
        self.next_pane(step, around=False)

    def action_zoom(self) -> None:
        """Let the pane that the keys go to fill the screen, or show all again."""
        self.toggle_class("-zoomed")
        self.row.divide()

    def action_widen(self, cells: int) -> None:
        """Give the pane that the keys go to some cells more, or less."""
        self.row.widen(self._by_name()[self.pane], cells)


def _has_text(episode: Episode) -> bool:
    """Whether there is more to read than what the list of segments has."""
    texts = (segment.text for segment in episode.segments)
    return bool(episode.overview or episode.closing or not episode.segments or any(texts))
