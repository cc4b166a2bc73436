"""A news item in full, with what ties it to the segment lit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import groupby
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from tui.app.keeper import ArticleKeeper
from tui.app.kept_text import MARK, highlight_spans, kept_blocks
from tui.app.keymap import bindings
from tui.app.messages import (
    ArticleChosen,
    LinksAsked,
    LinksRequested,
    NumberedLink,
    SearchRequested,
)
from tui.app.rich_text import rich_paragraphs
from tui.app.screens.page_screen import PageScreen
from tui.app.stretches import Stretch
from tui.app.text_layout import Paragraph, links_in, paragraphs
from tui.app.widgets.lit_text import LitStep
from tui.linking.reasons import matching_spans
from tui.linking.relative_dates import relative_date
from tui.model import NewsItem
from tui.timecode import clock, have_hours
from tui.urls import shown_address
from tui.workspace.hits import item_note, item_quote
from tui.workspace.mentions import Mentions, Report, find_mentions
from tui.workspace.workers import Stop

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

    def on_mount(self) -> None:
        """Show the article from the sentence that matches."""
        self.view.lit_style = "text--tie"
        super().on_mount()
        sentence = self._link.sentence
        number = next((n for n, b in enumerate(self.view.blocks) if sentence in b.text), 0)
        if sentence and number:
            begin = self.view.blocks[number].text.index(sentence)
            ahead = (n for n, lit in enumerate(self.view.lit) if lit >= Stretch(number, begin, 0))
            if (first := next(ahead, None)) is not None:
                self._show_position(self.view.go_to_lit(first))

    def blocks(self) -> Iterable[Paragraph]:
        """Headline, where it is from, why it stands here, and the text."""
        item = self._link.item
        kept = self._keeper.kept()
        headline = item.headline + MARK if kept else item.headline
        yield Paragraph(headline, "text--title", self._ties(headline))
        yield Paragraph(" · ".join(self._facts(item)), "text--dim")
        if item.url:
            yield _address(item.url)
        if self._link.reasons:
            yield Paragraph(told_reasons(self._link.reasons), "text--match")
        yield Paragraph("")
        for text, markup in ((item.excerpt, ()), (item.body, item.body_markup)):
            if text:
                spans = (*highlight_spans(text, kept), *self._ties(text))
                yield from rich_paragraphs(text, markup, spans)
                yield Paragraph("")
        if item.secured:
            yield Paragraph(_SECURED, "text--dim")
        elif not item.body and item.url:
            yield Paragraph(_NO_BODY, "text--dim")
        yield from self._segment()
        others = self._same_story
        yield from self._listed("Telling the same", others)
        yield from self._listed("Related", [one for one in item.related if one not in others])
        yield from kept_blocks(kept)

    def _segment(self) -> Iterable[Paragraph]:
        """What the segment says, with the words that tie it."""
        segments = self._episode.segments
        if not (self._link.words or self._link.spoken) or self._link.segment >= len(segments):
            return
        segment = segments[self._link.segment]
        text = segment.text if len(segment.text) <= _QUOTED else segment.text[:_QUOTED] + " …"
        time = clock(segment.start, hours=have_hours(segments))
        head = f"{time}  {segment.gist}".lstrip()
        yield Paragraph("")
        yield Paragraph("The segment says", "text--heading")
        yield Paragraph("")
        yield Paragraph(head, "text--title", self._ties(head), hang=len(time) + 2)
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
                yield _address(other.url)
            if other.excerpt:
                yield from paragraphs(other.excerpt)
        if len(items) > _LISTED:
            yield Paragraph("")
            yield Paragraph(f"and {len(items) - _LISTED:,} more", "text--dim")

    def action_open(self) -> None:
        """Open the article in the browser."""
        self.app.open_article(self._link.item)

    def action_copy(self) -> None:
        """Copy what is selected, else the article's title and address."""
        self.app.copy(self.view.take_selected() or item_note(self._link.item))

    def action_quote(self) -> None:
        """Copy what is selected, or what the article says first, as a quote with its source."""
        item = self._link.item
        text = self.view.selected_text or item.excerpt or item.body.partition("\n\n")[0]
        self.app.copy(item_quote(text or item.headline, item))
        self.view.select(None)

    @on(LinksAsked)
    def action_links(self) -> None:
        """List the address of the article and those in it."""
        addresses = [self._link.item.url, *(item.url for item in self._link.item.related)]
        names = ["This article", *(item.headline for item in self._link.item.related)]
        links = [NumberedLink(name, url) for name, url in zip(names, addresses, strict=True) if url]
        links += [NumberedLink(*link) for link in links_in(self.view.blocks)]
        self.post_message(LinksRequested(links))

    @cached_property
    def _keeper(self) -> ArticleKeeper:
        return ArticleKeeper(self, self._link.item, self._show_kept)

    def _show_kept(self) -> None:
        """Show what is kept now, where the reader is."""
        self.view.restyle(list(self.blocks()))

    def action_note(self) -> None:
        """Ask for a note: about the selected words, which are highlighted then, or the article."""
        self._keeper.note(self.view.take_selected())

    def action_undo(self) -> None:
        """Take back what was kept here last."""
        if not self._keeper.take_back(self._link.item):
            self.app.tell("Nothing is kept of this article: m keeps a note.")

    def action_kept(self) -> None:
        """Show all that the reader kept."""
        self._keeper.show_moments(None)

    def action_export(self) -> None:
        """Write what was kept of the article to its note in the reader's vault."""
        self._keeper.export()

    def action_mentions(self) -> None:
        """Show the segments that speak of the article, as they are found."""
        here = (self._episode, self._links) if self._episode.segments else None
        item, library, linker = self._link.item, self.app.library, self.app.linker

        def look(report: Report, stop: Stop) -> object:
            return find_mentions(item, here, library, linker, stop, report)

        self.post_message(SearchRequested([Mentions(look=look)]))

    def action_tie(self, step: int) -> None:
        """Go to the next words that tie the article to the segment, or to those before."""
        self._show_position(self.view.step_lit(step))

    def _show_position(self, step: LitStep | None) -> None:
        if step:
            self.app.status.show_position(f"{step.number:,} of {step.total:,}")


def told_reasons(reasons: Sequence[str]) -> str:
    """Why a link is one, in a line: "Close in meaning · shares “wind”, “sea” · 2 days after"."""
    told: list[str] = []
    for is_quoted, group in groupby(reasons, key=lambda reason: reason.startswith("“")):
        some = list(group)
        told += ["shares " + ", ".join(some)] if is_quoted else some
    line = " · ".join(told)
    return line[:1].upper() + line[1:]


def _address(url: str) -> Paragraph:
    """An address as it is shown, which leads where it says."""
    shown = shown_address(url)
    return Paragraph(
        shown, "text--dim", ((0, len(shown), "text--link"),), links=((0, len(shown), url),)
    )
