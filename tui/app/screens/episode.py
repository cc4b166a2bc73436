"""The main screen: segments, reading, news, and the timeline beneath."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from tui.app.app import SkimcastApp
from tui.app.keys import EPISODE_KEYS
from tui.app.stars import starred
from tui.app.widgets.bars import KeyBar, Masthead
from tui.app.widgets.filterprompt import FilterPrompt
from tui.app.widgets.newslist import NewsList, nothing_to_show
from tui.app.widgets.prompt import Prompt
from tui.app.widgets.reading import ReadingPane
from tui.app.widgets.rows import RowList
from tui.app.widgets.segments import SegmentList
from tui.app.widgets.textview import Top
from tui.app.widgets.timeline import Timeline
from tui.app.widgets.timeprompt import TimePrompt
from tui.export import item_note, moment_address, moment_note
from tui.library.store import Store
from tui.model import Episode, Link, NewsItem, Segment
from tui.readers import Reading
from tui.search import Jumper, recording_length, segment_at

_PANES = ("segments", "reading", "news")


@dataclass
class Prepared(Message):
    """An episode's links were found, and its index for jumping was made."""

    episode: Episode
    links: Sequence[Sequence[Link]]
    jumper: Jumper


class EpisodeScreen(Screen[None]):
    """One episode beside its news."""

    CSS_PATH = "episode.tcss"
    app = getters.app(SkimcastApp)
    _segments = getters.query_one(SegmentList)
    _text = getters.query_one(ReadingPane)
    _news = getters.query_one(NewsList)
    _timeline = getters.query_one(Timeline)
    _filter = getters.query_one(FilterPrompt)
    BINDINGS: ClassVar[list[BindingType]] = EPISODE_KEYS

    def __init__(self, reading: Reading, store: Store, *, start: float | None = None) -> None:
        super().__init__()
        self._reading = reading
        self._store = store
        self._start = start
        self._episode = reading.episodes[0]
        self._links: Sequence[Sequence[Link]] | None = None
        self._jumper: Jumper | None = None
        self._place = 0
        self._at = 0.0
        self._length = 0.0
        self._left: dict[int, tuple[int, float]] = {}
        self._return_to: tuple[int, float, Top] = (0, 0.0, (0, 0))

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

    def on_mount(self) -> None:
        """Show the first episode and say if something could not be read."""
        self._show_episode(self._episode)
        self._show_pane("segments")
        if self._start is not None:
            self._go(segment_at(self._episode.segments, self._start), self._start)
        problems = self._reading.all_problems()
        if problems:
            more = f" and {len(problems) - 1} more" if len(problems) > 1 else ""
            self.app.tell(f"{problems[0]}{more}\n! shows what could not be read", bad=True)

    # Showing

    def _show_episode(self, episode: Episode) -> None:
        self._episode, self._links, self._jumper = episode, None, None
        self._place, self._at = 0, 0.0
        self.query_one(Masthead).show_episode(episode)
        self._segments.show_episode(episode.segments)
        self._filter.show_segments(episode.segments)
        self._text.show_episode(episode)
        self._length = recording_length(episode) or 0.0
        self._timeline.show_episode(episode.segments, self._length)
        self._show_stars()
        self._show_news()
        self._prepare(episode, self._reading.news)

    @work(thread=True, exclusive=True, group="prepare", exit_on_error=False)
    def _prepare(self, episode: Episode, news: Sequence[NewsItem]) -> None:
        from tui.linking import link, with_related  # noqa: PLC0415  after the first frame

        ranking = link(episode, with_related(news))
        shown = tuple(tuple(entry for entry in links if entry.shown) for links in ranking)
        self.post_message(Prepared(episode, shown, Jumper([episode])))

    @on(Prepared)
    def _show_prepared(self, event: Prepared) -> None:
        if event.episode is not self._episode:
            return
        self._links, self._jumper = event.links, event.jumper
        counts = [len(links) for links in event.links]
        self._segments.show_counts(counts)
        self._timeline.mark(counts=counts)
        self._show_news()

    @on(Worker.StateChanged)
    def _worker_failed(self, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.ERROR:
            self.app.tell(f"The news could not be linked: {event.worker.error}", bad=True)

    def _show_news(self) -> None:
        links = self._links[self._place] if self._links and self._place < len(self._links) else ()
        empty = nothing_to_show(len(self._reading.news), self._links)
        self._news.show_links(self._episode, links, empty)
        self.query_one("#beside").set_class(bool(links), "-news")

    def _starred(self) -> set[int]:
        return starred(self._episode.segments, self._store.bookmarks(self._episode))

    def _show_stars(self) -> None:
        places = self._starred()
        self._segments.show_stars(places)
        self._timeline.mark(stars=places)

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
        if moved:
            self._show_news()

    def _go(self, place: int, at: float | None = None) -> None:
        """Bring a segment to the top of the text and under the cursor of the list."""
        self._arrive(place, at)
        self._segments.point_at(place)
        self._text.show_segment(place)

    @on(RowList.Highlighted, "#segments")
    def _segment_highlighted(self, event: RowList.Highlighted) -> None:
        place = self._segments.place_of(event.row)
        self._arrive(place)
        self._text.show_segment(place)

    @on(ReadingPane.SegmentReached)
    def _segment_reached(self, event: ReadingPane.SegmentReached) -> None:
        self._arrive(event.place)
        self._segments.point_at(event.place)

    @on(Timeline.Pointed)
    def _timeline_pointed(self, event: Timeline.Pointed) -> None:
        if self._episode.segments:
            self._go(segment_at(self._episode.segments, event.seconds), event.seconds)

    @on(RowList.Chosen, "#segments")
    def _segment_chosen(self, event: RowList.Chosen) -> None:
        self._go(self._segments.place_of(event.row))
        self._show_pane("reading")

    @on(RowList.Chosen, "#news")
    def _news_chosen(self) -> None:
        from tui.app.screens.article import ArticleScreen  # noqa: PLC0415  when first shown

        if self._news.link:
            self.app.push_screen(ArticleScreen(self._episode, self._news.link))

    def action_step(self, step: int) -> None:
        """Go some segments on in the list."""
        self._segments.action_cursor(step)

    def action_news_step(self, step: int) -> None:
        """Go to the next segment that has news."""
        places = [place for place, links in enumerate(self._links or ()) if links]
        self._step_among(places, step, "No segment has news.")

    def action_hit(self, step: int) -> None:
        """Go to the next segment that the filter leaves."""
        typed = self._filter.typed
        none = f"No segment matches {typed}" if typed else "Nothing is filtered: / asks for words."
        self._step_among(sorted(self._filter.hits), step, none)

    def action_next_bookmark(self) -> None:
        """Go to the next bookmark."""
        self._step_among(sorted(self._starred()), 1, "No bookmark yet: b sets one.")

    def _step_among(self, places: Sequence[int], step: int, none: str) -> None:
        if not places:
            self.app.tell(none, bad=True)
            return
        ahead = [p for p in places if (p > self._place if step > 0 else p < self._place)]
        if not ahead:
            self.app.tell("From the beginning again" if step > 0 else "From the end again")
        order = ahead or places
        self._go(order[0] if step > 0 else order[-1])

    # Panes

    def action_pane(self, step: int) -> None:
        """Go to the next pane."""
        hidden = self.has_class("-medium") and not self.query_one("#beside").has_class("-news")
        panes = [pane for pane in _PANES if pane != "news" or not hidden]
        current = self.focused.id if self.focused and self.focused.id in panes else panes[-1]
        self._show_pane(panes[(panes.index(current) + step) % len(panes)])

    def _show_pane(self, pane: str) -> None:
        for name in _PANES:
            self.set_class(name == pane, f"-on-{name}")
        self.set_focus(self.query_one(f"#{pane}"))

    def action_back(self) -> None:
        """Leave the prompt, or take the filter away, or go back to the list."""
        if self._asking:
            self._give_up(self._asking)
        elif self._filter.typed:
            self._filter.take("")
        else:
            self._show_pane("segments")

    # Filter, time and jump

    def _ask_from_here(self) -> None:
        """Take note of where to return to, and let no other prompt stand."""
        if self._asking:
            self._close(self._asking)
        self._return_to = (self._place, self._at, self._text.top)

    def _return(self) -> None:
        """Show all as it was when the prompt was opened."""
        place, at, top = self._return_to
        self._arrive(place, at)
        self._segments.point_at(place)
        self._text.return_to(place, top)

    def action_filter(self) -> None:
        """Ask for words."""
        self._ask_from_here()
        self._filter.ask(self._filter.typed)
        self._filter.say_count()

    @on(FilterPrompt.FilterChanged)
    def _filter_changed(self, event: FilterPrompt.FilterChanged) -> None:
        if event.typed != self._filter.typed:
            return
        hits = event.hits
        places = list(hits) if event.typed else range(len(self._episode.segments))
        lit = {place: hit.gist_spans for place, hit in hits.items()}
        self._segments.leave(places, lit, event.typed)
        self._text.light(hits)
        self._timeline.mark(hits=frozenset(hits))
        place = self._return_to[0]
        if hits and place not in hits:
            self._go(min((p for p in hits if p > place), default=min(hits)))
        elif self._asking or event.typed:
            self._return()
        else:
            self._segments.point_at(self._place)

    @property
    def _asking(self) -> Prompt | None:
        return next((prompt for prompt in self.query(Prompt) if prompt.asking), None)

    def action_accept(self) -> None:
        """Stay where the prompt has led."""
        if self._asking:
            self._close(self._asking)

    def _give_up(self, prompt: Prompt) -> None:
        if prompt is self._filter:
            self._filter.take("")
        self._return()
        self._close(prompt, given_up=True)

    def _close(self, prompt: Prompt, *, given_up: bool = False) -> None:
        prompt.close(given_up=given_up)
        self._show_pane(next((p for p in _PANES if self.has_class(f"-on-{p}")), "segments"))

    def action_time(self) -> None:
        """Ask for a time."""
        self._ask_from_here()
        self.query_one(TimePrompt).ask_from(self._at, self._episode.segments, self._length)

    @on(TimePrompt.TimeTyped)
    def _time_typed(self, event: TimePrompt.TimeTyped) -> None:
        segments = self._episode.segments
        if self.query_one(TimePrompt).given_up:
            return
        if event.seconds is None or not segments:
            self._return()
        else:
            self._go(segment_at(segments, event.seconds), event.seconds)

    async def action_jump(self) -> None:
        """Ask for a few letters and go where they lead."""
        from tui.app.screens.jump import JumpScreen  # noqa: PLC0415  when first shown

        def go(place: int | None) -> None:
            if place is not None:
                if self._filter.typed and place not in self._filter.hits:
                    self._filter.take("")
                self._go(place)

        if self._jumper is None:
            self._jumper = Jumper([self._episode])
        await self.app.push_screen(JumpScreen(self._episode, self._jumper), go)

    # Doing

    def _on_article(self) -> Link | None:
        return self._news.link if self._news.has_focus else None

    def action_bookmark(self) -> None:
        """Set a bookmark at this segment, or take it away."""
        segment = self._segment
        if segment is None:
            return
        try:
            self._store.toggle_bookmark(self._episode, segment.start, segment.gist)
        except OSError as error:
            self.app.tell(f"The bookmark was not kept: {error}", bad=True)
        self._show_stars()

    def action_open(self) -> None:
        """Open the article under the cursor, or the recording at this second."""
        link_here = self._on_article()
        if link_here:
            self.app.open_article(link_here.item)
            return
        self.app.open_web(
            moment_address(self._episode.media, self._at),
            "This episode's file gives no web address: add media: https://… to it.",
        )

    def action_copy(self) -> None:
        """Copy the article's or the moment's title and address."""
        link_here = self._on_article()
        if link_here:
            self.app.copy(item_note(link_here.item))
        elif self._segment:
            self.app.copy(moment_note(self._episode, self._segment, self._at))

    def action_episodes(self) -> None:
        """Choose another episode."""
        from tui.app.screens.pick import PickScreen  # noqa: PLC0415  when first shown

        def show(number: int | None) -> None:
            if number is not None and number != current:
                self._left[current] = (self._place, self._at)
                self._show_episode(episodes[number])
                if number in self._left:
                    self._go(*self._left[number])
                self._show_pane("segments")

        episodes = self._reading.episodes
        current = next(n for n, e in enumerate(episodes) if e is self._episode)
        names = [(e.title, e.show or "") for e in episodes]
        self.app.push_screen(PickScreen("Episodes", names, current), show)

    def action_problems(self) -> None:
        """Show what could not be read as it stands."""
        from tui.app.screens.page import ProblemsScreen  # noqa: PLC0415  when first shown

        self.app.push_screen(ProblemsScreen(self._reading.all_problems()))

    def action_help(self) -> None:
        """Show all keys."""
        from tui.app.screens.help import HelpScreen  # noqa: PLC0415  when first shown

        self.app.push_screen(HelpScreen())
