"""A news item in full, with what ties it to the segment lit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, NamedTuple

from textual import getters, work
from textual.binding import BindingType

from tui.app.app import SkimcastApp
from tui.app.keymap import ARTICLE_KEYS
from tui.app.screens.page_screen import PageScreen
from tui.app.text_layout import Block, paragraphs
from tui.linking.reasons import matching_spans, relative_date
from tui.model import Episode, Link, NewsItem
from tui.workspace.hits import Hit
from tui.workspace.mentions import Mentions, find_mentions
from tui.workspace.share import item_note

_SECURED = "The full text is at the publisher's: o opens it."
_NO_BODY = "The file has no more than this; o opens the article."
_LISTED = 50  # other items that are listed
_QUOTED = 600  # characters of a segment that are quoted


class Around(NamedTuple):
    """What an episode's screen knows of an article.

    Attributes:
        others: the items that tell the same story.
        links: the article's links in the episode, those that are shown.
        is_of: tells if a file is the episode.
        go: brings the segment at a place to the top.
    """

    others: Sequence[NewsItem]
    links: Sequence[Link]
    is_of: Callable[[str], bool]
    go: Callable[[int], None]


class ArticleScreen(PageScreen):
    """One article; o opens it in the browser, w tells where it is spoken of."""

    app = getters.app(SkimcastApp)
    BINDINGS: ClassVar[list[BindingType]] = ARTICLE_KEYS
    HEADING = "News"

    def __init__(self, episode: Episode, link: Link, around: Around | None = None) -> None:
        """Show the article of a link.

        Args:
            episode: the episode that the link is of; without segments where there is none.
            link: the link.
            around: what is known beside it; None where no episode is shown below.
        """
        super().__init__()
        self._episode = episode
        self._link = link
        self._around = around

    def blocks(self) -> Iterable[Block]:
        """Headline, where it is from, why it stands here, and the text."""
        item = self._link.item
        yield Block(item.headline, "text--title", self._ties(item.headline))
        yield Block(" · ".join(self._facts(item)), "text--dim")
        if item.url:
            yield Block(item.url, "text--dim")
        if self._link.reasons:
            yield Block("Here because of " + ", ".join(self._link.reasons), "text--match")
        yield Block("")
        for text in (item.excerpt, item.body):
            if text:
                yield from paragraphs(text, spans=self._ties(text))
                yield Block("")
        if item.secured:
            yield Block(_SECURED, "text--dim")
        elif not item.body and item.url:
            yield Block(_NO_BODY, "text--dim")
        yield from self._segment()
        others = self._around.others if self._around else ()
        yield from self._listed("Telling the same", others)
        yield from self._listed("Related", [one for one in item.related if one not in others])

    def _segment(self) -> Iterable[Block]:
        """What the segment says, with the words that tie it."""
        segments = self._episode.segments
        if not self._link.words or self._link.segment >= len(segments):
            return
        segment = segments[self._link.segment]
        text = segment.text if len(segment.text) <= _QUOTED else segment.text[:_QUOTED] + " …"
        head = f"{segment.start}  {segment.gist}"
        yield Block("")
        yield Block("The segment says", "text--heading")
        yield Block("")
        yield Block(head, "text--title", self._ties(head), hang=len(str(segment.start)) + 2)
        yield from paragraphs(text, spans=self._ties(text))

    def _facts(self, item: NewsItem) -> Iterable[str]:
        if item.provider or item.domain:
            yield item.provider or item.domain or ""
        if item.published:
            yield item.published.strftime("%Y-%m-%d")
        near = relative_date(self._episode, item)
        if near:
            yield near
        yield from item.topics

    def _ties(self, text: str) -> tuple[tuple[int, int, str], ...]:
        return tuple(
            (start, end, "text--tie") for start, end in matching_spans(text, self._link.words)
        )

    def _listed(self, heading: str, items: Sequence[NewsItem]) -> Iterable[Block]:
        if items:
            yield Block("")
            yield Block(heading, "text--heading")
        for other in items[:_LISTED]:
            yield Block("")
            yield Block(other.headline, "text--title")
            yield Block(" · ".join(self._facts(other)), "text--dim")
            if other.url:
                yield Block(other.url, "text--dim")
            if other.excerpt:
                yield from paragraphs(other.excerpt)
        if len(items) > _LISTED:
            yield Block("")
            yield Block(f"and {len(items) - _LISTED:,} more", "text--dim")

    def action_open(self) -> None:
        """Open the article in the browser."""
        self.app.open_article(self._link.item)

    def action_copy(self) -> None:
        """Copy the article's title and address."""
        self.app.copy(item_note(self._link.item))

    def action_mentions(self) -> None:
        """Show the segments that speak of the article."""
        self._find_mentions()

    @work(thread=True, exclusive=True, group="mentions", exit_on_error=False)
    def _find_mentions(self) -> None:
        here = (self._episode, self._around.links) if self._around else None
        hits = find_mentions(self._link.item, here, self.app.library)
        self.app.call_from_thread(self._show_mentions, hits)

    def _show_mentions(self, hits: Sequence[Hit]) -> None:
        from tui.app.screens.jump_screen import JumpScreen  # noqa: PLC0415  when first shown

        if not self.is_current:
            return
        if not hits:
            self.app.tell("No segment speaks of this article.")
            return
        box = JumpScreen([Mentions(hits)], 0, self._is_here)
        self.app.push_screen(box, self._gone_to)

    def _is_here(self, hit: Hit) -> bool:
        return self._around is not None and self._around.is_of(hit.path)

    def _gone_to(self, hit: Hit | None) -> None:
        if hit is not None and self._around:
            self.dismiss(None)
            self._around.go(hit.place)
