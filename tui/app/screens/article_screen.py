"""A news item in full, with what ties it to the segment lit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType

from tui.app.keymap import bindings
from tui.app.messages import ArticleChosen, SearchRequested
from tui.app.screens.page_screen import PageScreen
from tui.app.text_layout import Paragraph, paragraphs
from tui.linking.reasons import matching_spans
from tui.linking.relative_dates import relative_date
from tui.model import NewsItem
from tui.urls import shown_address
from tui.workspace.hits import item_note
from tui.workspace.mentions import Mentions, find_mentions
from tui.workspace.workers import in_thread

_SECURED = "The full text is at the publisher's: o opens it."
_NO_BODY = "The file has no more than this; o opens the article."
_LISTED = 50  # other items that are listed
_QUOTED = 600  # characters of a segment that are quoted


class ArticleScreen(PageScreen):
    """One article; o opens it in the browser, w tells where it is spoken of."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("page", "article")
    HEADING = "News"

    def __init__(self, article: ArticleChosen) -> None:
        """Show an article; its episode has no segments where it stands beside none."""
        super().__init__()
        self._episode = article.episode
        self._link = article.link
        self._links = article.links
        self._same_story = article.same_story

    def blocks(self) -> Iterable[Paragraph]:
        """Headline, where it is from, why it stands here, and the text."""
        item = self._link.item
        yield Paragraph(item.headline, "text--title", self._ties(item.headline))
        yield Paragraph(" · ".join(self._facts(item)), "text--dim")
        if item.url:
            yield Paragraph(shown_address(item.url), "text--dim")
        if self._link.reasons:
            yield Paragraph("Here because of " + ", ".join(self._link.reasons), "text--match")
        yield Paragraph("")
        for text in (item.excerpt, item.body):
            if text:
                yield from paragraphs(text, spans=self._ties(text))
                yield Paragraph("")
        if item.secured:
            yield Paragraph(_SECURED, "text--dim")
        elif not item.body and item.url:
            yield Paragraph(_NO_BODY, "text--dim")
        yield from self._segment()
        others = self._same_story
        yield from self._listed("Telling the same", others)
        yield from self._listed("Related", [one for one in item.related if one not in others])

    def _segment(self) -> Iterable[Paragraph]:
        """What the segment says, with the words that tie it."""
        segments = self._episode.segments
        if not self._link.words or self._link.segment >= len(segments):
            return
        segment = segments[self._link.segment]
        text = segment.text if len(segment.text) <= _QUOTED else segment.text[:_QUOTED] + " …"
        head = f"{segment.start}  {segment.gist}".lstrip()
        yield Paragraph("")
        yield Paragraph("The segment says", "text--heading")
        yield Paragraph("")
        yield Paragraph(head, "text--title", self._ties(head), hang=len(str(segment.start)) + 2)
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

    def _listed(self, heading: str, items: Sequence[NewsItem]) -> Iterable[Paragraph]:
        if items:
            yield Paragraph("")
            yield Paragraph(heading, "text--heading")
        for other in items[:_LISTED]:
            yield Paragraph("")
            yield Paragraph(other.headline, "text--title")
            yield Paragraph(" · ".join(self._facts(other)), "text--dim")
            if other.url:
                yield Paragraph(shown_address(other.url), "text--dim")
            if other.excerpt:
                yield from paragraphs(other.excerpt)
        if len(items) > _LISTED:
            yield Paragraph("")
            yield Paragraph(f"and {len(items) - _LISTED:,} more", "text--dim")

    def action_open(self) -> None:
        """Open the article in the browser."""
        self.app.open_article(self._link.item)

    def action_copy(self) -> None:
        """Copy the article's title and address."""
        self.app.copy(item_note(self._link.item))

    def action_mentions(self) -> None:
        """Show the segments that speak of the article."""
        failure = "The search for what speaks of this article failed"
        self.app.run_guarded(self, failure, self._find_mentions, group="mentions")

    async def _find_mentions(self) -> None:
        here = (self._episode, self._links) if self._episode.segments else None
        item, library, linker = self._link.item, self.app.library, self.app.linker
        hits = await in_thread(lambda stop: find_mentions(item, here, library, linker, stop))
        if not self.is_current:
            return
        if hits:
            self.post_message(SearchRequested([Mentions(hits)]))
        else:
            self.app.tell("No segment speaks of this article.")
