"""What programs keep of a recording or an article, as fields and HTML: an episode or a news item.

The one way for feeds, pages and the stores of other readers: fields are looked up by the names that
front matter has, HTML becomes Markdown, and the readers of summaries and articles do the rest.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from tui.model import Attachment, Problem
from tui.readers.format_reader import ParsedFile
from tui.readers.frontmatter.document import FrontMatter
from tui.readers.news.reader import read_article
from tui.readers.summary.reader import read_summary
from tui.sanitize import clean
from tui.timecode import CLOCK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.model import Episode, NewsItem
    from tui.readers.frontmatter.document import Value

MOST_ITEMS = 10_000
"""Items that are read of one file at most."""

LONGEST_HTML = 2_000_000
"""Characters of HTML that are read of one item at most."""

_DEPTH = 8  # lists and mappings within each other
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")


@dataclass(slots=True)
class Published:
    """A recording or an article as some program keeps it.

    Attributes:
        path: the file that it was read from, as the reader named it.
        fields: what is told of it, by names such as front matter has.
        body: its text as Markdown; the excerpt, likewise, where that says something else.
        line: where in the file it begins, from 1; None where unknown.
        source: the text of the file from that line on, where times in it can be looked for.
    """

    path: str
    fields: dict[str, Value] = field(default_factory=dict)
    body: str = ""
    excerpt: str = ""
    line: int | None = None
    source: str = ""

    @classmethod
    def of_html(  # noqa: PLR0913  what is known of it
        cls,
        path: str,
        fields: dict[str, Value],
        html: str,
        excerpt: str = "",
        base: str | None = None,
        *,
        line: int | None = None,
        source: str = "",
    ) -> Published:
        """The same from HTML or plain text, whose links begin from a base."""
        return cls(path, fields, _markdown(html, base), _markdown(excerpt, base), line, source)

    def news_item(self) -> NewsItem:
        """The article."""
        matter = self.matter_of_article()
        return self._at_its_line(read_article(ParsedFile.of_matter(matter, self.path)))

    def episode(self) -> Episode:
        """The recording, with its notes as the summary."""
        matter = self.matter_of_recording()
        body = matter.body
        episode = read_summary(ParsedFile.of_matter(matter, self.path))
        lines = _Lines(body, self.source, self.line)
        return replace(
            episode,
            segments=tuple(replace(one, line=lines.find(one.line)) for one in episode.segments),
            references=tuple(
                replace(one, line=lines.find(one.line) or 1) for one in episode.references
            ),
            problems=tuple(replace(one, line=lines.find(one.line)) for one in episode.problems),
        )

    def matter_of_article(self) -> FrontMatter:
        """It as the front matter and the text of an article."""
        fields = dict(self.fields)
        body, excerpt = self.body, self.excerpt
        if excerpt and not body:
            body = excerpt
        elif excerpt and excerpt != body:
            fields.setdefault("excerpt", excerpt)
        return FrontMatter(fields, {}, body, 1)

    def matter_of_recording(self) -> FrontMatter:
        """It as the front matter and the text of a summary."""
        body, excerpt = self.body, self.excerpt
        if excerpt and _words(excerpt) not in _words(body):
            body = f"{excerpt}\n\n{body}"
        return FrontMatter(dict(self.fields), {}, body, 1)

    def _at_its_line(self, item: NewsItem) -> NewsItem:
        problems = tuple(replace(problem, line=self.line) for problem in item.problems)
        return replace(item, problems=problems)


class FeedItem(Struct, frozen=True):
    """An item of a feed.

    Attributes:
        identity: what the feed knows it by: its id, else its address, else its title and date.
        published: what it says, as fields and Markdown.
        is_recording: whether it is an episode; else it is news.
        attachments: its transcripts and chapters, by their addresses.
    """

    identity: str
    published: Published
    is_recording: bool
    attachments: Sequence[Attachment] = ()


class FeedContents(Struct, frozen=True):
    """A feed: its title, which may be empty, its items, and what is wrong with it."""

    title: str
    items: Sequence[FeedItem] = ()
    problems: Sequence[Problem] = ()


def _markdown(text: str, base: str | None) -> str:
    if not text.strip():
        return ""
    from tui.readers.pages.markdown import markdown_of  # noqa: PLC0415  for HTML alone

    return markdown_of(text[:LONGEST_HTML], base)


class _Lines:
    """The lines of a file that lines of Markdown were made from, as far as times tell them."""

    def __init__(self, markdown: str, source: str, first: int | None) -> None:
        self._markdown = markdown.split("\n")
        self._source = source
        self._first = first
        self._found: dict[int, int] = {}
        self._at = 0
        self._line = first or 1

    def find(self, number: int | None) -> int | None:
        """The line that a line of Markdown was made from; lines are asked for in any order."""
        if number is None or self._first is None:
            return None
        if number not in self._found:
            self._found[number] = self._look_for(number)
        return self._found[number]

    def _look_for(self, number: int) -> int:
        line = self._markdown[number - 1] if number <= len(self._markdown) else ""
        time = CLOCK.search(line[:1000])
        at = -1 if time is None else self._source.find(time[0], self._at)
        if at >= 0:
            self._line += self._source.count("\n", self._at, at)
            self._at = at
        return self._line


def plain_value(value: Any, depth: int = 0) -> Value:
    """A decoded value as front matter has values: texts, and lists and mappings of these."""
    if value is None or depth > _DEPTH:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return {clean(str(key)): plain_value(part, depth + 1) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain_value(part, depth + 1) for part in value]
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    return clean(str(value))


def as_html(text: str, *, is_plain: bool = False) -> str:
    """A text that may be HTML, as HTML; what is_plain says to be none is taken at its word."""
    if is_plain and not _TAG.search(text):
        return html.escape(html.unescape(text))
    return text


def limited(items: Iterable[Any], path: str, what: str) -> tuple[list[Any], list[Problem]]:
    """The first items of a file, and a problem where there are more."""
    some: list[Any] = []
    for item in items:
        if len(some) == MOST_ITEMS:
            message = (
                f"there are more than {MOST_ITEMS:,} {what}, of which these are read; split it."
            )
            return some, [Problem(path, None, message)]
        some.append(item)
    return some, []


def _words(text: str) -> str:
    return "".join(char for char in text if char.isalnum())
