"""Articles that people write as text: how each form is told.

What reads them is imported when the first is read.
"""

from __future__ import annotations

from tui.readers.files import TEXT_SUFFIXES
from tui.readers.format_reader import ParsedFile
from tui.readers.frontmatter.fields import describes_article
from tui.readers.reading import Kind, Reading


class ArticleFormat:
    """Articles beneath front matter."""

    name = "An article with front matter"
    kinds: frozenset[Kind] = frozenset(("news",))
    suffixes = TEXT_SUFFIXES

    def guess(self, file: ParsedFile) -> float:
        """Surest where front matter has what only news items have."""
        if not file.matter.fields:
            return 0.0
        return 0.92 if describes_article(file.matter) else 0.2

    def read(self, file: ParsedFile) -> Reading:
        """The one article."""
        from tui.readers.news.reader import read_article  # noqa: PLC0415  for articles alone

        return Reading(news=(read_article(file),))


class PlainArticleFormat(ArticleFormat):
    """Articles as plain text or Markdown: what is left where a text is nothing else."""

    name = "An article"

    def guess(self, file: ParsedFile) -> float:
        """Never sure."""
        return 0.0 if file.matter.fields or not file.source.text.strip() else 0.2

    def read(self, file: ParsedFile) -> Reading:
        """The one article."""
        from tui.readers.news.reader import read_plain_article  # noqa: PLC0415  for articles alone

        return Reading(news=(read_plain_article(file),))


class ItemListFormat(ArticleFormat):
    """Several news items that YAML lists, and no text beneath."""

    name = "A list of news items"

    def guess(self, file: ParsedFile) -> float:
        """A little more than an article, where there are items."""
        if not file.matter.fields or file.matter.body.strip():
            return 0.0
        from tui.readers.news.item_fields import lists_items  # noqa: PLC0415  few have no text

        return super().guess(file) + 0.01 if lists_items(file.matter) else 0.0

    def read(self, file: ParsedFile) -> Reading:
        """Each of the items."""
        from tui.readers.news.reader import read_items  # noqa: PLC0415  for articles alone

        return Reading(news=read_items(file))


class LinkListFormat(ArticleFormat):
    """News items that a text lists by their links."""

    name = "A list of links"

    def guess(self, file: ParsedFile) -> float:
        """A little more than an article, where links are nearly all there is."""
        is_text = file.suffix in TEXT_SUFFIXES and not file.matter.fields
        if not is_text or "http" not in file.head or file.source.text.count("http") < 2:
            return 0.0
        from tui.readers.news.listed_links import lists_links  # noqa: PLC0415  few have links

        return 0.25 if lists_links(file) else 0.0

    def read(self, file: ParsedFile) -> Reading:
        """Each of the items."""
        from tui.readers.news import listed_links  # noqa: PLC0415  for these alone

        return listed_links.read(file)
