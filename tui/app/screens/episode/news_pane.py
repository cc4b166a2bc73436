"""The news beside an episode's segments, and what the reader decides about it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from textual import events, getters, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message
from textual.timer import Timer
from textual.worker import Worker

from tui.app.base import AppBase
from tui.app.messages import ArticleChosen
from tui.app.screens.episode.state import EpisodeState
from tui.app.text_places import Ties
from tui.app.widgets.list_view import VirtualList
from tui.app.widgets.news_list import NewsList, nothing_to_show
from tui.library.errors import StoreError
from tui.model import Link, NewsItem, Verdict
from tui.workspace.episode_links import LinkedEpisode
from tui.workspace.workers import Stop, in_thread

if TYPE_CHECKING:  # seldom is the pane folded
    from tui.app.widgets.news_rail import NewsRail

_FRAMES = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"
_FRAME = 0.2
"""Seconds that each of them is shown."""
_BEGINNING = "Reading the news …"
_STOPPED = "The look for news was stopped; enter goes on with it."
_PAINTED = 1.0
"""Seconds after which the news is looked for though the text was not painted."""
_DONE = {Verdict.PINNED: "Pinned", Verdict.REJECTED: "Rejected", None: "No longer pinned"}
_WHERE = "{key} {does} the news under the cursor: tab goes there."


class NewsPane(Container):
    """The news of a segment; finds that of the whole episode, and keeps what the reader decides."""

    BLANK = True  # its list or its rail covers it
    app = getters.app(AppBase)
    list = getters.query_one(NewsList)

    class Linked(Message):
        """The news of the episode was found, or the reader has decided about it."""

    class TiesChanged(Message):
        """Other words tie what keys go to here to the text; None where nothing does."""

        def __init__(self, ties: Ties | None) -> None:
            super().__init__()
            self.ties = ties

    class LinkingProgressed(Message):
        """The news is still being looked for; text tells how far that is."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, state: EpisodeState, painted: asyncio.Event) -> None:
        """Find the news of a state's episode, once its screen has been painted."""
        super().__init__(id="news")
        self._state = state
        self._painted = painted
        self._progress = _BEGINNING
        self._spinner: Timer | None = None
        self._ties: Ties | None = None
        self._linking: Worker[None] | None = None
        self.rail: NewsRail | None = None

    def compose(self) -> ComposeResult:
        """The list; the panes mount a rail in its place when they fold it."""
        yield NewsList()

    # Finding

    def find_news(self) -> None:
        """Find the episode's news, in a thread; the pane tells so until it is there.

        One episode at a time: another that is still at it is stopped, until it is shown again.
        """
        if self._linking is None and self._recall():
            return
        if self._linking is None or (self._linking.is_cancelled and self._state.linked is None):
            app, failure = self.app, "The linking of the news failed"
            self._progress = _BEGINNING
            self._linking = app.run_guarded(app, failure, self._find_news, group="linking")
            self._spinner = self._spinner or self.set_interval(_FRAME, self._spin)

    def _recall(self) -> bool:
        """Show the news as it was kept for just what was read; tells whether it was."""
        state, linked = self._state, self._state.linked
        if linked is None and state.reading.news:
            from tui.workspace.link_cache import recalled  # noqa: PLC0415  msgspec: where there is news

            linked = recalled(self.app.linker, state.episode, state.reading.news)
            if linked:
                self._take(linked)
                failure = "How much news there is was not noted"
                self.app.run_guarded(self.app, failure, partial(self._note, linked), group="noting")
        return linked is not None

    async def _note(self, linked: LinkedEpisode) -> None:
        await self._painted.wait()  # a thread begins slowly
        count = linked.story_count
        await in_thread(lambda _: self.app.library.note_links(linked.episode, count))

    def stop(self) -> bool:
        """Look for no more news until it is asked for again; tells whether it was looked for."""
        is_looking = self._linking is not None and self._linking.is_running
        if self._linking and is_looking:
            self._linking.cancel()
            self._progress = _STOPPED
            self.show_segment()
        return is_looking

    def _spin(self) -> None:
        """Show that the news is being looked for; an end, whichever, is shown once."""
        is_looking = self._linking is not None and self._linking.is_running
        frame = _FRAMES[int(monotonic() / _FRAME) % len(_FRAMES)] if is_looking else ""
        if self.rail:
            self.rail.show_sign(frame)
        self.list.spin(frame)
        self.app.status.show_work(self.screen, f"{frame} news" if frame and not self.region else "")
        if self._spinner and not is_looking:
            self._spinner.stop()
            self._spinner = None

    @property
    def is_void(self) -> bool:
        """Whether no news is beside any of the episode, as far as is known."""
        linked = self._state.linked
        if linked is None:
            return not self._state.reading.news
        return not linked.has_news

    def find_again(self) -> None:
        """Find the news of an episode that has changed."""
        if self._linking:
            self._linking.cancel()
        self._linking = None
        self.find_news()

    def on_unmount(self) -> None:
        """Stop looking for what nobody will see."""
        if self._linking:
            self._linking.cancel()

    async def _find_news(self) -> None:
        with suppress(TimeoutError):  # another screen may stand over it by now
            await asyncio.wait_for(self._painted.wait(), _PAINTED)
        self._take(await in_thread(self._link))
        self.app.status.show_work(self.screen, "")

    def _link(self, stop: Stop) -> LinkedEpisode:
        from tui.workspace.link_cache import linked_or_recalled  # noqa: PLC0415  where there is news

        episode, news = self._state.episode, self._state.reading.news
        found = linked_or_recalled(self.app.linker, episode, news, stop=stop, progress=self._report)
        self.app.library.note_links(episode, found.story_count)
        return found

    def _take(self, linked: LinkedEpisode) -> None:
        self._state.linked = linked
        for warning in linked.warnings:
            self.app.tell(warning[:1].upper() + warning[1:], bad=True)
        self._show_linked()

    def _report(self, text: str) -> None:
        self.post_message(self.LinkingProgressed(text))

    @on(LinkingProgressed)
    def _show_progress(self, event: LinkingProgressed) -> None:
        event.stop()
        self._progress = event.text
        if self._state.linked is None:
            self.show_segment()

    def _show_linked(self, *, stay: bool = False) -> None:
        self.show_segment(stay=stay)
        self.post_message(self.Linked())

    def show_segment(self, *, stay: bool = False) -> None:
        """Show the news of the segment that the reader is at; stay keeps the cursor."""
        linked = self._state.linked
        empty = nothing_to_show(linked) if linked else self._progress
        self.list.show_news(self._state.episode, self._state.news, empty, stay=stay)
        self._update_ties()

    # What the cursor is on

    @property
    def link(self) -> Link | None:
        """The link under the cursor, while keys go here."""
        return self.list.link if self.list.has_focus else None

    @on(VirtualList.Highlighted)
    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def _update_ties(self) -> None:
        """Tell which words of the text tie the article under the cursor."""
        link, ties = self.link, None
        if link and (link.words or link.spoken):
            from tui.linking.reasons import matching_spans  # noqa: PLC0415  after the first frame

            segment = self._state.episode.segments[link.segment]
            gist, text = (matching_spans(part, link.words) for part in (segment.gist, segment.text))
            begin = segment.text.find(link.spoken) if link.spoken else -1
            if begin >= 0:  # the meaning ties them, and not single words
                gist, text = (), ((begin, begin + len(link.spoken)),)
            ties = Ties(link.segment, gist, text)
        if ties != self._ties:
            self._ties = ties
            self.post_message(self.TiesChanged(ties))

    @on(VirtualList.Chosen)
    def _choose(self) -> None:
        link, linked = self.list.link, self._state.linked
        if link and linked:
            others = [other.item for other in self.list.same_story if other is not link]
            links = [one for one in linked.links_to(link.item) if one.shown]
            self.post_message(ArticleChosen(self._state.episode, link, others, links))

    # Decisions

    def action_pin(self) -> None:
        """Pin the news under the cursor to this segment, or take the pin away."""
        link = self.link
        if link is None:
            self.app.tell(_WHERE.format(key="p", does="pins"), bad=True)
        else:
            is_pinned = link.verdict is Verdict.PINNED
            self._decide([link.item], None if is_pinned else Verdict.PINNED)

    def action_reject(self) -> None:
        """Reject the story under the cursor; where it is unfolded, the item alone."""
        link = self.link
        if link is None:
            self.app.tell(_WHERE.format(key="x", does="rejects"), bad=True)
        else:
            others = [other.item for other in self.list.others]
            self._decide([link.item, *others], Verdict.REJECTED)

    @on(NewsList.Decided)
    def _do_clicked(self, event: NewsList.Decided) -> None:
        if event.action == "pin":
            self.action_pin()
        else:
            self.action_reject()

    @on(NewsList.Resumed)
    def _resume(self) -> None:
        self.find_news()

    def _decide(self, items: Sequence[NewsItem], verdict: Verdict | None) -> None:
        state, link = self._state, self.link
        if state.linked is None or link is None:
            return
        try:
            state.linked = self.app.linker.decide(state.linked, link.segment, items, verdict)
        except StoreError as error:
            self.app.tell(f"This was not kept: {error}", bad=True)
        else:
            self._show_linked(stay=True)
            more = f" and {len(items) - 1} more" if len(items) > 1 else ""
            self.app.tell(f"{_DONE[verdict]}: {items[0].headline}{more} · u takes it back")

    def action_undo(self) -> None:
        """Take back what was last pinned or rejected in this episode."""
        state, linker = self._state, self.app.linker
        try:
            undone = linker.undo(state.episode)
            state.linked = linker.refreshed(state.linked) if state.linked else None
        except StoreError as error:
            self.app.tell(f"This was not taken back: {error}", bad=True)
            return
        if not undone:
            self.app.tell("Nothing was pinned or rejected here, and nothing is kept.")
            return
        verdict = undone[0].verdict
        what = "the end of a pin" if verdict is None else verdict.name.lower()
        self.app.tell(f"Taken back: {what}, {undone[0].item.headline}")
        if state.linked:
            self._show_linked(stay=True)
