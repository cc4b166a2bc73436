"""The panes of an episode in step with each other: segments, text, news, and the timeline."""

from __future__ import annotations

from typing import NamedTuple

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget

from tui.app.screens.episode.news_pane import NewsPane
from tui.app.screens.episode.state import EpisodeState
from tui.app.widgets.list_view import VirtualList
from tui.app.widgets.reading_pane import ReadingPane
from tui.app.widgets.segment_list import SegmentList
from tui.app.widgets.text_view import Top
from tui.app.widgets.timeline import Timeline
from tui.model import segment_at


class ViewPosition(NamedTuple):
    """Where the reader is: a segment's index, the seconds, and what stands at the text's top."""

    segment: int
    seconds: float
    top: Top


class EpisodePanes(Vertical):
    """What there is to see of an episode; follows the reader through it."""

    segments = getters.query_one(SegmentList)
    reading = getters.query_one(ReadingPane)
    news = getters.query_one(NewsPane)
    timeline = getters.query_one(Timeline)

    class Moved(Message):
        """The reader is at another segment or time now."""

    def __init__(self, state: EpisodeState) -> None:
        super().__init__(id="episode")
        self._state = state

    def compose(self) -> ComposeResult:
        """The panes over the timeline."""
        with Horizontal(id="panes"):
            yield SegmentList()
            with Container(id="beside"):
                yield ReadingPane()
                yield NewsPane(self._state)
        yield Timeline()

    def show_episode(self) -> None:
        """Show the episode from its beginning."""
        episode = self._state.episode
        self.segments.show_episode(episode.segments)
        self.reading.show_episode(episode)
        self.timeline.show_episode(episode.segments, self._state.length)
        self.timeline.display = episode.is_timed or not episode.segments
        self.show_bookmarks()
        self.news.show_segment()
        self.show_pane("segments")

    def show_bookmarks(self) -> None:
        """Show which segments hold a bookmark."""
        indexes = self._state.bookmarked()
        self.segments.show_bookmarks(indexes)
        self.timeline.mark(bookmarks=indexes)

    def show_filter(self) -> None:
        """Show the segments that the filter leaves, and what it found in them."""
        state = self._state
        indexes = list(state.hits) if state.filter else range(len(state.episode.segments))
        matches = {index: hit.gist_spans for index, hit in state.hits.items()}
        self.segments.filter_to(indexes, matches, state.filter)
        self.reading.highlight(state.hits)
        self.timeline.mark(hits=frozenset(state.hits))

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
        """Open the news under the text where there is little room and some to show."""
        self.query_one("#beside").set_class(any(self._state.news), "-news")

    # Moving

    @property
    def position(self) -> ViewPosition:
        """Where the reader is."""
        return ViewPosition(self._state.index, self._state.seconds, self.reading.top)

    def return_to(self, position: ViewPosition) -> None:
        """Show all as it was there, to the line."""
        index, seconds, top = position
        self._arrive(index, seconds)
        self.segments.point_at(index)
        self.reading.return_to(index, top)

    def go(self, index: int, seconds: float | None = None) -> None:
        """Bring a segment to the top of the text and under the cursor of the list."""
        self._arrive(index, seconds)
        self.segments.point_at(index)
        self.reading.show_segment(index)

    def go_to_time(self, seconds: float) -> None:
        """Bring the segment that a time falls into to the top."""
        segments = self._state.episode.segments
        if segments:
            self.go(segment_at(segments, seconds), seconds)

    def _arrive(self, index: int, seconds: float | None = None) -> None:
        """Take note that the reader is at a segment now, at a time within it."""
        is_other = index != self._state.index
        self._state.move_to(index, seconds)
        self.timeline.point(self._state.seconds)
        if is_other:
            self.news.show_segment()
            self._fit_news()
        self.post_message(self.Moved())

    @on(VirtualList.Highlighted, "#segments")
    def _follow_list(self, event: VirtualList.Highlighted) -> None:
        index = self.segments.rows[event.row]
        self._arrive(index)
        self.reading.show_segment(index)

    @on(ReadingPane.SegmentReached)
    def _follow_text(self, event: ReadingPane.SegmentReached) -> None:
        self._arrive(event.index)
        self.segments.point_at(event.index)

    @on(Timeline.Pointed)
    def _follow_timeline(self, event: Timeline.Pointed) -> None:
        self.go_to_time(event.seconds)

    @on(VirtualList.Chosen, "#segments")
    def _read_segment(self, event: VirtualList.Chosen) -> None:
        self.go(self.segments.rows[event.row])
        self.show_pane("reading")

    # Focus

    def _by_name(self) -> dict[str, Widget]:
        """The panes' lists and text, in the order that tab goes through them."""
        return {"segments": self.segments, "reading": self.reading, "news": self.news.list}

    def next_pane(self, step: int) -> None:
        """Go to the next pane; news that is not shown is passed over."""
        panes = self._by_name()
        if self.screen.has_class("-medium") and not self.query_one("#beside").has_class("-news"):
            del panes["news"]
        names = list(panes)
        current = next((name for name in names if panes[name].has_focus), names[-1])
        self.show_pane(names[(names.index(current) + step) % len(names)])

    def show_pane(self, name: str = "") -> None:
        """Give the keys to a pane, or to the one that had them last."""
        panes = self._by_name()
        name = name or next((one for one in panes if self.has_class(f"-on-{one}")), "segments")
        for one in panes:
            self.set_class(one == name, f"-on-{one}")
        self.screen.set_focus(panes[name])
