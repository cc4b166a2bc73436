"""A news item in full, with what ties it to the segment lit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import getters
from textual.binding import BindingType

from tui.app.app import SkimcastApp
from tui.app.flow import Block, paragraphs
from tui.app.keys import ARTICLE_KEYS
from tui.app.screens.page import PageScreen
from tui.export import item_note
from tui.linking import how_near
from tui.model import Episode, Link, NewsItem
from tui.text import words

_SECURED = "The full text is at the publisher's: o opens it."
_NO_BODY = "The file has no more than this; o opens the article."


class ArticleScreen(PageScreen):
    """One article; o opens it in the browser."""

    app = getters.app(SkimcastApp)
    BINDINGS: ClassVar[list[BindingType]] = ARTICLE_KEYS
    HEADING = "News"

    def __init__(self, episode: Episode, link: Link) -> None:
        super().__init__()
        self._episode = episode
        self._link = link

    def blocks(self) -> Iterable[Block]:
        """Headline, where it is from, why it stands here, and the text."""
        item = self._link.item
        yield Block(item.headline, "text--title")
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
        yield from self._related(item)

    def _facts(self, item: NewsItem) -> Iterable[str]:
        if item.provider or item.domain:
            yield item.provider or item.domain or ""
        if item.published:
            yield item.published.strftime("%Y-%m-%d")
        near = how_near(self._episode, item)
        if near:
            yield near
        yield from item.topics

    def _ties(self, text: str) -> list[tuple[int, int, str]]:
        tied = {word.folded for phrase in self._link.words for word in words(phrase)}
        return [(w.start, w.end, "text--tie") for w in words(text) if w.folded in tied]

    def _related(self, item: NewsItem) -> Iterable[Block]:
        if item.related:
            yield Block("")
            yield Block("Related", "text--heading")
        for other in item.related:
            yield Block("")
            yield Block(other.headline, "text--title")
            yield Block(" · ".join(self._facts(other)), "text--dim")
            if other.url:
                yield Block(other.url, "text--dim")
            if other.excerpt:
                yield from paragraphs(other.excerpt)

    def action_open(self) -> None:
        """Open the article in the browser."""
        self.app.open_article(self._link.item)

    def action_copy(self) -> None:
        """Copy the article's title and address."""
        self.app.copy(item_note(self._link.item))
