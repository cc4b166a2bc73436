"""The news beside an episode's segments, and what the reader decides about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from textual import events, on, work
from textual.message import Message
from textual.worker import get_current_worker

from tui.app.screens.episode.filtering import EpisodeAsking
from tui.app.widgets.list_view import VirtualList
from tui.app.widgets.news_list import Beside, nothing_to_show, stories_of
from tui.app.widgets.reading_pane import Ties
from tui.library.errors import StoreError
from tui.library.store.database import Store
from tui.library.store.decisions import Decision, Decisions, item_key
from tui.model import Episode, Link, NewsItem, Verdict
from tui.readers.registry import Reading

_TO_NEWS = "{key} {does} the news under the cursor: tab goes there."


@dataclass
class Prepared(Message):
    """An episode's links were found, among all the news there is for it.

    Attributes:
        found: for each segment the links that are shown, or that the reader decided about.
        about: the items that are about the episode as a whole, each with the reason.
        known: the items that the reader decided about.
        more: what was read beside what had been read before.
    """

    found: Sequence[Sequence[Link]]
    about: Sequence[tuple[NewsItem, str]]
    known: Sequence[NewsItem]
    more: Reading


@dataclass
class Looking(Message):
    """The links are still being found.

    Attributes:
        told: how far that is, in words.
    """

    told: str


@dataclass
class WithoutModel(Message):
    """The sentence model is installed and has no word in the links.

    Attributes:
        trouble: why.
    """

    trouble: str


class _LeftError(Exception):
    """The reader went on while links were being found."""


class EpisodeNews(EpisodeAsking):
    """An episode with news beside it, which the reader can pin and reject."""

    def __init__(self, reading: Reading, store: Store) -> None:
        """Show the first episode of a reading."""
        super().__init__(reading.episodes[0])
        self._reading = reading
        self._store = store
        self._pool = len(reading.news)
        self._pins: Decisions | None = None
        self._rulings: Sequence[Decision] = ()
        self._found: Prepared | None = None
        self._links: Sequence[Sequence[Link]] | None = None
        self._beside: Sequence[Beside] = ()
        self._looking = "Reading the news …"

    def prepare_news(self) -> None:
        """Find the links, in a thread; the pane says so until they are there."""
        try:
            self._pins = Decisions(self._store)
            self._rulings = self._pins.of(self._episode)
        except StoreError as error:
            self.app.tell(f"What you pinned and rejected is not known: {error}", bad=True)
        self._show_news()
        self._prepare(self._episode, self._reading.news, self._rulings)

    @work(thread=True, exclusive=True, group="prepare", exit_on_error=False)
    def _prepare(
        self, episode: Episode, news: Sequence[NewsItem], rulings: Sequence[Decision]
    ) -> None:
        from tui.linking.citations import Citations  # noqa: PLC0415  after the first frame
        from tui.linking.linker import link  # noqa: PLC0415  after the first frame

        more = Reading() if news else self.app.library.news_for(episode)
        pool = self.app.library.pool((*news, *more.news))
        self.post_message(Looking(f"Looking through {len(pool.items)} news items …"))
        keys = {ruling.key for ruling in rulings}
        known = [item for item in pool.items if item_key(item) in keys] if keys else []
        ruled = set(map(id, known))
        citations = Citations(episode, pool.items)
        found = tuple(
            tuple(entry for entry in row if entry.shown or id(entry.item) in ruled)
            for row in link(
                episode, pool, citations=citations, warn=self._warn, progress=self._go_on
            )
        )
        about = citations.about_episode()
        self.post_message(Prepared(found, about, known, more))
        count = sum(len(stories_of(one for one in row if one.shown)) for row in found)
        self.app.library.note_links(episode, count)

    def _warn(self, trouble: str) -> None:
        self.post_message(WithoutModel(trouble))

    def _go_on(self, read: int, texts: int) -> None:
        """Tell how far the sentence model is; raises _LeftError where nobody waits any more."""
        if get_current_worker().is_cancelled:
            raise _LeftError
        self.post_message(Looking(f"Reading the news: {read} of {texts} texts …"))

    @on(Looking)
    def _show_looking(self, event: Looking) -> None:
        self._looking = event.told
        if self._links is None:
            self._show_news()

    @on(WithoutModel)
    def _say_why_without(self, event: WithoutModel) -> None:
        self.app.tell(event.trouble, bad=True)

    @on(Prepared)
    def _show_prepared(self, event: Prepared) -> None:
        self._found = event
        self._pool += len(event.more.news)
        self._settle()
        self._filter.take_again()

    def _settle(self, *, stay: bool = False) -> None:
        """Show the links as the reader wants them."""
        from tui.linking.overrides import apply_decisions  # noqa: PLC0415  after the first frame

        if self._found is None:
            return
        rows = apply_decisions(self._episode, self._found.found, self._rulings, self._found.known)
        self._beside = [_beside(row) for row in rows]
        if self._beside:
            self._beside[0] = self._with_about(self._beside[0], self._found.about)
        self._links = [one.links for one in self._beside]
        counts = [len(stories_of(links)) for links in self._links]
        self._segments.show_counts(counts)
        self._timeline.mark(counts=counts)
        self._show_news(stay=stay)

    def _with_about(self, first: Beside, about: Sequence[tuple[NewsItem, str]]) -> Beside:
        """What stands beside the first segment, and what is about the episode as a whole."""
        from tui.linking.overrides import without_rejected  # noqa: PLC0415  after the first frame

        own = {link.item for link in first.links}
        other = [(item, reason) for item, reason in about if item not in own]
        left = without_rejected(self._episode, other, self._rulings)
        links = [_about(item, reason) for item, reason in left]
        return Beside(first.links, links, first.rejected + len(other) - len(left))

    def _show_news(self, *, stay: bool = False) -> None:
        beside = self._beside[self._place] if self._place < len(self._beside) else Beside()
        under_way = self._links is None
        empty = self._looking if under_way else nothing_to_show(self._pool, self._links)
        self._news.show_news(self._episode, beside, empty, stay=stay)
        self.query_one("#beside").set_class(any(beside), "-news")
        self._light_ties()

    @on(VirtualList.Highlighted, "#news")
    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def _light_ties(self) -> None:
        """Light in the text what ties the article under the cursor, while keys go to the news."""
        link = self._news.link if self._news.has_focus else None
        if link is None or not link.words:
            self._text.light_ties(None)
            return
        from tui.linking.reasons import matching_spans  # noqa: PLC0415  after the first frame

        segment = self._episode.segments[link.segment]
        gist, text = (matching_spans(part, link.words) for part in (segment.gist, segment.text))
        self._text.light_ties(Ties(link.segment, gist, text))

    @on(VirtualList.Chosen, "#news")
    def _news_chosen(self) -> None:
        from tui.app.screens.article_screen import Around, ArticleScreen  # noqa: PLC0415  when first shown

        link = self._news.link
        if link:
            others = [other.item for other in self._news.same_story if other is not link]
            links = [one for row in self._links or () for one in row if one.item is link.item]
            around = Around(others, links, self.is_of, self._go)
            self.app.push_screen(ArticleScreen(self._episode, link, around))

    def is_of(self, path: str) -> bool:
        """Whether this is the episode of a file."""
        return path == self._episode.path

    # The reader's word

    def action_pin(self) -> None:
        """Pin the news under the cursor to this segment, or take the pin away."""
        link = self._news.link if self._news.has_focus else None
        if link is None:
            self.app.tell(_TO_NEWS.format(key="p", does="pins"), bad=True)
        elif link.verdict is Verdict.PINNED:
            self._decide([link.item], None)
        else:
            self._decide([link.item], Verdict.PINNED)

    def action_reject(self) -> None:
        """Reject the story under the cursor; where it is unfolded, the item alone."""
        link = self._news.link if self._news.has_focus else None
        if link is None:
            self.app.tell(_TO_NEWS.format(key="x", does="rejects"), bad=True)
        else:
            others = [other.item for other in self._news.others]
            self._decide([link.item, *others], Verdict.REJECTED)

    def _decide(self, items: Sequence[NewsItem], verdict: Verdict | None) -> None:
        segment = self._segment
        if segment is None or self._found is None or self._pins is None:
            return
        try:
            self._pins.decide(self._episode, segment.start, items, verdict)
            self._rulings = self._pins.of(self._episode)
        except StoreError as error:
            self.app.tell(f"This was not kept: {error}", bad=True)
            return
        self._found = replace(self._found, known=(*self._found.known, *items))
        self._settle(stay=True)

    def action_undo(self) -> None:
        """Take back what was last pinned or rejected in this episode."""
        if self._pins is None:
            return
        try:
            struck = self._pins.undo(self._episode)
            self._rulings = self._pins.of(self._episode)
        except StoreError as error:
            self.app.tell(f"This was not taken back: {error}", bad=True)
            return
        if not struck:
            self.app.tell("Nothing was pinned or rejected here: p pins, x rejects.")
            return
        verdict = struck[0].verdict
        what = "the end of a pin" if verdict is None else verdict.name.lower()
        self.app.tell(f"Taken back: {what}, {struck[0].item.headline}")
        self._settle(stay=True)


def _about(item: NewsItem, reason: str) -> Link:
    """What is about the episode as a whole, as a link to its beginning."""
    verdict = Verdict.NAMED if reason == Verdict.NAMED.value else None
    return Link(0, item, 0.0, shown=True, reasons=(reason,), verdict=verdict)


def _beside(row: Sequence[Link]) -> Beside:
    shown = [link for link in row if link.shown]
    rejected = [link for link in row if link.verdict is Verdict.REJECTED]
    return Beside(shown, rejected=len(stories_of(rejected)))
