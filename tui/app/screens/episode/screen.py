"""The main screen: segments, reading, news, the timeline beneath, and the prompts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import BindingType

from tui.app.base import BaseScreen
from tui.app.first_paint import FirstPaint
from tui.app.keymap import bindings
from tui.app.messages import (
    BackRequested,
    LibraryRequested,
    LinksAsked,
    LinksRequested,
    ProblemsRequested,
    SearchRequested,
)
from tui.app.screens.episode.autosave import PositionAutosave
from tui.app.screens.episode.copying import EpisodeCopier
from tui.app.screens.episode.found_words import FoundWords
from tui.app.screens.episode.late_parts import LateParts
from tui.app.screens.episode.lit_words import LitWords
from tui.app.screens.episode.news_pane import NewsPane
from tui.app.screens.episode.panes import EpisodePanes
from tui.app.screens.episode.state import EpisodeState, Marked
from tui.app.widgets.bars import Masthead
from tui.app.widgets.status_line import StatusLine
from tui.app.widgets.text_view import WIDEST
from tui.library.store.database import Store
from tui.model import Problem
from tui.readers.reading import Reading
from tui.workspace.hits import Hit
from tui.workspace.scopes import EpisodeScope

if TYPE_CHECKING:  # what a key asks for is imported when it does
    from tui.app.screens.episode.keeping import Kept
    from tui.app.screens.episode.listening import Heard


class EpisodeScreen(BaseScreen):
    """One episode beside its news; tells its parts what keys ask for."""

    BLANK = True  # its parts cover it
    CSS_PATH = "episode.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("episode")

    def __init__(
        self,
        reading: Reading,
        store: Store,
        *,
        start: float | None = None,
        hits: Sequence[Hit] = (),
    ) -> None:
        """Show the first episode of a reading: at a time in seconds, or what a search found."""
        super().__init__()
        self.first_paint = FirstPaint(self)
        self.state = state = EpisodeState(reading, store)
        self._scope = scope = EpisodeScope(
            state.episode,
            with_news=state.with_news,
            with_notes=state.bookmarked,
            here=lambda: state.index,
        )
        self._start = start
        self._begin_at = hits
        self._autosave: PositionAutosave | None = None
        self.panes = EpisodePanes(state, self.first_paint.done)
        self.late = late = LateParts(self, state, self.panes, scope)
        self._found = FoundWords(state, self.panes, late)
        self._lit = LitWords(self.panes)
        self._copier = EpisodeCopier(state, self.panes)

    def compose(self) -> ComposeResult:
        """The panes between masthead, prompts and status line."""
        yield Masthead()
        yield self.panes
        yield StatusLine()

    def shows(self, path: str) -> bool:
        """Whether the episode of a file is what is shown."""
        return self.state.is_of(path)

    def why_not(self, action: str) -> str:
        """Why an action can do nothing now."""
        from tui.app.screens.episode.unavailable import why_not  # noqa: PLC0415  when first asked

        return why_not(action, self.state, self.panes.news)

    def on_mount(self) -> None:
        """Show the episode and tell if something could not be read."""
        self.query_one(Masthead).show_episode(self.state.episode)
        self.panes.reading.widest = self.app.config.settings.reading_width or WIDEST
        self.panes.show_episode()
        self.panes.news.find_news()
        follow = partial(self.late.follow_file, self.first_paint.done)
        self.app.run_guarded(self, "The file is not followed", follow, group="file")
        self._autosave = PositionAutosave(self, self.state)
        self._autosave.opened()
        if self._begin_at:
            self.go_to_hits(self._begin_at)
        elif self._start is not None:
            self.panes.go_to_time(self._start)
        if problems := self.state.reading.all_problems():
            self.app.tell(_in_short(problems), bad=True)

    @on(NewsPane.Linked)
    def _take_linked(self) -> None:
        """Filter again, now that it is known what has news; all that was opened is there now."""
        if self.late.prompts:
            self.late.prompts.filter.take_again()
        self.app.long_lived.take_all()

    # The position

    @on(EpisodePanes.Moved)
    def _follow_reader(self, event: EpisodePanes.Moved) -> None:
        if self.late.listening:
            self.late.listening.moved(is_pointed=event.is_pointed)
        if self._autosave:
            self._autosave.moved()

    def on_screen_resume(self) -> None:
        """Remember that this is what the reader sees now, and look for its news if that ended."""
        if self._autosave:
            self._autosave.opened()
            self.panes.news.find_news()

    @on(events.ScreenSuspend)
    @on(events.Unmount)
    def _save(self) -> None:
        """Save the position before another screen wants to know it, and at the end."""
        if self._autosave:
            self._autosave.save()

    # Moving

    async def action_panes(self, action: str) -> None:
        """Go to another pane, or give the panes other sizes."""
        await self.panes.run_action(action)

    def action_step(self, step: int) -> None:
        """Go some segments on in the list."""
        self.panes.segments.action_cursor(step)

    def action_marked(self, by: Marked, step: int) -> None:
        """Go to the next lit word, or to the next segment that has news or a bookmark."""
        if by == "hits" and (taken := self._lit.step(step)):
            is_round = taken.is_round
        elif not (indexes := self.state.marked(by)):
            from tui.app.screens.episode.unavailable import NOT_MARKED  # noqa: PLC0415  when told

            typed = self.state.filter if by == "hits" else ""
            self.app.tell(f"No segment matches {typed}" if typed else NOT_MARKED[by], bad=True)
            return
        elif by == "bookmarks":
            seconds, is_round = self.state.next_moment(step)
            self.panes.go_to_time(seconds)
        else:
            index, is_round = self.state.next_of(indexes, step)
            self.panes.go(index)
        if is_round:
            self.app.tell(f"From the {'beginning' if step > 0 else 'end'} again")

    def go_to_hits(self, hits: Sequence[Hit]) -> None:
        """Go to the first of some hits, all of which are lit."""
        self._found.go_to(hits)

    # Asking

    async def action_ask(self, kind: str) -> None:
        """Ask for the words of a filter, or for a time."""
        await self.late.ask(kind)

    async def action_accept(self) -> None:
        """Stay where the prompt leads."""
        if self.late.prompts:
            await self.late.prompts.accept()

    def action_back(self) -> None:
        """Leave the prompt, what is lit, the filter, or the look for news, or go to the list."""
        prompts = self.late.prompts
        is_left = self._found.put_out() or (prompts and prompts.give_up())
        if not (is_left or self.panes.news.stop()):
            self.panes.show_pane("segments")

    def action_jump(self, scope: int) -> None:
        """Ask for a few letters and go where they lead: in this episode, or in the library."""
        if scope:
            self.app.start_sync()
        self.post_message(SearchRequested([self._scope, self.app.library], scope))

    # Doing

    async def action_news(self, action: str) -> None:
        """Pin or reject the news under the cursor, or undo what was done last."""
        if action != "undo" or not self.late.keeper.undo():
            await self.panes.news.run_action(action)

    def action_kept(self, action: Kept) -> None:
        """Set a star, keep a note, show all that was kept, or write it to a file.

        A note is about the selected words where there are some, which are highlighted then.
        """
        at = self.panes.reading.moment_selected() if action == "note" else None
        if at is not None and (quote := self.panes.reading.take_selected()):
            self.late.keeper.note(quote, at)
        else:
            self.late.keeper.do(action)

    def action_hear(self, action: Heard, amount: float = 0.0) -> None:
        """Play the recording, or do something with what is played; see `Listening`."""
        self.late.hear().do(action, amount)

    def action_open(self) -> None:
        """Open the article under the cursor, or the recording at this second."""
        if link := self.panes.news.link:
            self.app.open_article(link.item)
            return
        state = self.state
        seconds = state.seconds if state.episode.is_timed else 0.0
        self.app.open_recording(state.episode.media, seconds)

    def action_copy(self, as_quote: bool = False) -> None:  # noqa: FBT001, FBT002  as keys have it
        """Copy what is selected, else the article's or the moment's title and address."""
        text = self._copier.quote() if as_quote else self._copier.text()
        if text:
            self.app.copy(text)

    @on(LinksAsked)
    def action_links(self) -> None:
        """List the links."""
        self.post_message(LinksRequested(self._copier.links()))

    def action_copy_text(self) -> None:
        """Copy what is selected; where nothing is, the key does what else it does: leave."""
        if not (selected := self.panes.reading.take_selected()):
            raise SkipAction
        self.app.copy(selected)

    def action_library(self) -> None:
        """Show the library."""
        self._save()  # the library tells how far the episode is read
        self.post_message(LibraryRequested(self.state.episode.locator))

    def action_return(self) -> None:
        """Go back to the library or the search that this was opened from."""
        self._save()
        self.post_message(BackRequested())

    def action_problems(self) -> None:
        """Show what could not be read as it stands."""
        self.post_message(ProblemsRequested(self.state.reading.all_problems()))


def _in_short(problems: Sequence[Problem]) -> str:
    """That there are problems: how many, and what the first is, without what to do about it."""
    count, first = len(problems), problems[0]
    many = f"{count} doubts, the first: " if count > 1 else ""
    where = "" if first.line is None else f"line {first.line}: "
    return f"{many}{where}{first.message.partition(';')[0].rstrip('.')} · ! shows more"
