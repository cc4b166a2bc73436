"""The panes of an episode in step with each other: list, text and timeline."""

from __future__ import annotations

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.screen import Screen

from tui.app.app import SkimcastApp
from tui.app.widgets.bars import KeyBar, Masthead
from tui.app.widgets.filter_prompt import FilterPrompt
from tui.app.widgets.list_view import VirtualList
from tui.app.widgets.news_list import NewsList
from tui.app.widgets.reading_pane import ReadingPane
from tui.app.widgets.segment_list import SegmentList
from tui.app.widgets.time_prompt import TimePrompt
from tui.app.widgets.timeline import Timeline
from tui.model import Episode, Segment, recording_length, segment_at

PANES = ("segments", "reading", "news")
"""The panes, in the order that tab goes through them."""


class EpisodePanes(Screen[None]):
    """An episode's segments and text, and where in them the reader is."""

    app = getters.app(SkimcastApp)
    _segments = getters.query_one(SegmentList)
    _text = getters.query_one(ReadingPane)
    _news = getters.query_one(NewsList)
    _timeline = getters.query_one(Timeline)
    _filter = getters.query_one(FilterPrompt)

    def __init__(self, episode: Episode) -> None:
        super().__init__()
        self._episode = episode
        self._length = recording_length(episode) or 0.0
        self._place = 0
        self._at = 0.0

    def compose(self) -> ComposeResult:
        """The panes between masthead and key bar."""
        yield Masthead(id="masthead")
        with Horizontal(id="panes"):
            yield SegmentList(id="segments")
            with Container(id="beside"):
                yield ReadingPane(id="reading")
                yield NewsList(id="news")
        yield Timeline(id="timeline")
        yield FilterPrompt(id="filter")
        yield TimePrompt(id="time")
        yield KeyBar(id="keybar")

    def show_panes(self) -> None:
        """Show the episode from its beginning."""
        episode = self._episode
        self.query_one(Masthead).show_episode(episode)
        self._segments.show_episode(episode.segments)
        self._text.show_episode(episode)
        self._timeline.show_episode(episode.segments, self._length)
        self._show_pane("segments")

    # Moving

    @property
    def _segment(self) -> Segment | None:
        segments = self._episode.segments
        return segments[self._place] if self._place < len(segments) else None

    def _arrive(self, place: int, at: float | None = None) -> None:
        """Take note that the reader is at a segment now, at a time within it."""
        moved = place != self._place
        self._place = place
        segment = self._segment
        self._at = at if at is not None else segment.start if segment else 0.0
        self._timeline.point(self._at)
        self.arrived(moved=moved)

    def arrived(self, *, moved: bool) -> None:
        """The reader is at a time now; moved tells if it is in another segment than before."""

    def _go(self, place: int, at: float | None = None) -> None:
        """Bring a segment to the top of the text and under the cursor of the list."""
        self._arrive(place, at)
        self._segments.point_at(place)
        self._text.show_segment(place)

    def go_to_time(self, seconds: float) -> None:
        """Bring the segment that a time falls into to the top."""
        if self._episode.segments:
            self._go(segment_at(self._episode.segments, seconds), seconds)

    @on(VirtualList.Highlighted, "#segments")
    def _segment_highlighted(self, event: VirtualList.Highlighted) -> None:
        place = self._segments.place_of(event.row)
        self._arrive(place)
        self._text.show_segment(place)

    @on(ReadingPane.SegmentReached)
    def _segment_reached(self, event: ReadingPane.SegmentReached) -> None:
        self._arrive(event.place)
        self._segments.point_at(event.place)

    @on(Timeline.Pointed)
    def _timeline_pointed(self, event: Timeline.Pointed) -> None:
        self.go_to_time(event.seconds)

    @on(VirtualList.Chosen, "#segments")
    def _segment_chosen(self, event: VirtualList.Chosen) -> None:
        self._go(self._segments.place_of(event.row))
        self._show_pane("reading")

    def action_step(self, step: int) -> None:
        """Go some segments on in the list."""
        self._segments.action_cursor(step)

    # Panes

    def action_pane(self, step: int) -> None:
        """Go to the next pane."""
        hidden = self.has_class("-medium") and not self.query_one("#beside").has_class("-news")
        panes = [pane for pane in PANES if pane != "news" or not hidden]
        current = self.focused.id if self.focused and self.focused.id in panes else panes[-1]
        self._show_pane(panes[(panes.index(current) + step) % len(panes)])

    def _show_pane(self, pane: str) -> None:
        for name in PANES:
            self.set_class(name == pane, f"-on-{name}")
        self.set_focus(self.query_one(f"#{pane}"))
