"""Which screen comes next, from what the reader did on one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path

from tui.app.base import AppBase, BaseScreen
from tui.app.messages import (
    ArticleChosen,
    EpisodeChosen,
    HitChosen,
    LibraryRequested,
    LinkChosen,
    LinksRequested,
    ProblemsRequested,
    SearchRequested,
)
from tui.library.store.database import episode_key
from tui.model import Episode, Link
from tui.readers.reading import Reading, split_locator
from tui.urls import web_address
from tui.workspace.hits import Hit, moment_of
from tui.workspace.workers import in_thread

_PATIENCE = 0.4
"""Seconds after which the reader is told that a file is still being read."""


class Navigation(AppBase):
    """The app's way between an episode, the library, and the boxes and pages over them."""

    def get_default_screen(self) -> BaseScreen:
        """The episode that was read, or the library where none was."""
        if self.startup.reading.episodes:
            return self._episode_screen(self.startup.reading, self.startup.start, self.startup.hits)
        from tui.app.screens.library_screen import LibraryScreen  # noqa: PLC0415  when first shown

        return self._laid_out(LibraryScreen())

    def _laid_out(self, screen: BaseScreen) -> BaseScreen:
        """A screen in the layout that suits its size, before it is laid out for the first time."""
        for cells, layouts in (
            (self.size.width, self.HORIZONTAL_BREAKPOINTS),
            (self.size.height, self.VERTICAL_BREAKPOINTS),
        ):
            names = [name for least, name in layouts or () if least <= cells]
            screen.add_class(*names[-1:], update=False)
        return screen

    def _episode_screen(
        self, reading: Reading, start: float | None, hits: Sequence[Hit] = ()
    ) -> BaseScreen:
        from tui.app.screens.episode.screen import EpisodeScreen  # noqa: PLC0415  when first shown

        return self._laid_out(EpisodeScreen(reading, self.store, start=start, hits=hits))

    def on_library_requested(self, event: LibraryRequested) -> None:
        """Go to the library, as it was left if it stands below; else to a file's row in it."""
        from tui.app.screens.library_screen import LibraryScreen  # noqa: PLC0415  when first shown

        if not any(isinstance(screen, LibraryScreen) for screen in self.screen_stack):
            self.push_screen(self._laid_out(LibraryScreen(event.path)))
            return
        while not isinstance(self.screen, LibraryScreen):
            self.pop_screen()

    def on_back_requested(self) -> None:
        """Go back to the screen that this one was opened from."""
        if len(self.screen_stack) > 1:
            self.pop_screen()
        else:
            self.tell("This is where you began.")

    def on_episode_chosen(self, event: EpisodeChosen) -> None:
        """Open the episode where the reader left off; go back to it where it stands right below."""
        below = self.screen_stack[-2] if len(self.screen_stack) > 1 else None
        if isinstance(below, BaseScreen) and below.shows(event.path):
            self.pop_screen()
        else:
            self._open(partial(self._read_episode, event.path))

    def on_hit_chosen(self, event: HitChosen) -> None:
        """Go to the segment where its episode stands below; else open it over the box."""
        hit = event.hit
        screens = [screen for screen in self.screen_stack if isinstance(screen, BaseScreen)]
        below = screens[-1] if screens else None  # what boxes and pages stand over
        if hit.start is None:
            self._open(partial(self._read_item, hit))
        elif below and below.shows(hit.path):
            while self.screen is not below:
                self.pop_screen()
            below.go_to_hits(event.hits)
        else:
            self._open(partial(self._read_episode, hit.path, event.hits))

    def on_article_chosen(self, event: ArticleChosen) -> None:
        """Show the article."""
        from tui.app.screens.article_screen import ArticleScreen  # noqa: PLC0415  when first shown

        self.note_seen(event.link.item)
        self.push_screen(ArticleScreen(event))

    def on_links_requested(self, event: LinksRequested) -> None:
        """Show the links, numbered."""
        from tui.app.screens.links_screen import LinksScreen  # noqa: PLC0415  when first shown

        self.push_screen(LinksScreen(event.links))

    def on_link_chosen(self, event: LinkChosen) -> None:
        """Open the address, if it is one of the web."""
        self.open_web(web_address(event.address), "This leads to no web address.")

    def on_search_requested(self, event: SearchRequested) -> None:
        """Show the box."""
        from tui.app.screens.jump_screen import JumpScreen  # noqa: PLC0415  when first shown

        self.push_screen(JumpScreen(event.scopes, event.first))

    def on_problems_requested(self, event: ProblemsRequested) -> None:
        """Show the problems, and what was told."""
        from tui.app.screens.page_screen import ProblemsScreen  # noqa: PLC0415  when first shown

        self.push_screen(ProblemsScreen(event.problems, self.status.history))

    def action_help(self) -> None:
        """Show what can be done here, from the pane in focus on, and all other keys."""
        from tui.app.screens.keys_screen import KeysScreen  # noqa: PLC0415  when first shown
        from tui.app.widgets.action_list import Action  # noqa: PLC0415  the same

        also = [Action("Theme", "", "Choose other colours", self.action_theme)]
        self.push_screen(KeysScreen(self.screen, also))

    action_palette = action_help

    def action_theme(self) -> None:
        """Show the themes, each as it looks."""
        from tui.app.screens.keys_screen import ThemeScreen  # noqa: PLC0415  when first shown

        self.push_screen(ThemeScreen())

    # Opening

    def _open(self, work: Callable[[], Awaitable[None]]) -> None:
        self.run_guarded(self, "skimcast could not open it", work, group="open")

    async def _read_episode(self, path: str, hits: Sequence[Hit] = ()) -> None:
        """Read an episode and show it at the first of some hits, or where the reader left off."""
        timer = self.set_timer(_PATIENCE, lambda: self.tell(f"Reading {path} …"))
        try:
            reading, left_off = await in_thread(lambda _: self._read(path))
        finally:
            timer.stop()
        if reading.episodes:
            places = range(len(reading.episodes[0].segments))  # the file may be another by now
            known = [_at_cue(hit, reading.episodes[0]) for hit in hits if hit.place in places]
            self.push_screen(self._episode_screen(reading, left_off, known))
            return
        problems = reading.all_problems()
        self._tell_missing(path, str(problems[0]) if problems else f"{path} is no summary.")

    def _read(self, path: str) -> tuple[Reading, float | None]:
        """An episode, and where in it the reader left off, in seconds."""
        reading = self.library.read(path)
        if not reading.episodes:
            return reading, None
        position = self.positions.at(episode_key(reading.episodes[0]))
        return reading, position.seconds or None if position else None

    async def _read_item(self, hit: Hit) -> None:
        """Read a news item and show it."""
        item = await in_thread(lambda _: self.library.item(hit))
        if item is None:
            self._tell_missing(hit.path, f"{hit.path}: this article is not there any more.")
            return
        link = Link(0, item, 0.0, shown=True)
        self.on_article_chosen(ArticleChosen(Episode(hit.path, item.headline), link))

    def _tell_missing(self, path: str, problem: str) -> None:
        """Tell why a file that the library leads to was not opened, and bring it in step."""
        gone = not Path(split_locator(path)[0]).exists()
        self.tell(f"{path} is not there any more." if gone else problem, bad=True)
        self.start_sync(again=True)


def _at_cue(hit: Hit, episode: Episode) -> Hit:
    """A hit where it is said: an index knows the segments, the episode that was read the cues."""
    if hit.start != episode.segments[hit.place].start:
        return hit
    return hit._replace(start=moment_of(episode, hit.place, hit.text_spans))
