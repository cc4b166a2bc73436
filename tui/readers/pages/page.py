"""A page of HTML: show notes as an episode, an article as a news item.

A whole page is read for its article; a piece of HTML without a head is all text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from tui.model import NewsItem, Problem
from tui.readers.format_reader import ParsedFile
from tui.readers.pages.article import Article, find_article
from tui.readers.pages.html_tree import lean, parse_html
from tui.readers.pages.markdown import markdown_of, markdown_of_nodes
from tui.readers.pages.page_metadata import PageMetadata, read_page_metadata
from tui.readers.published import LONGEST_HTML, FeedItem, Published
from tui.readers.reading import Reading
from tui.readers.source import Source, control_problems, decode_as
from tui.readers.summary.diagnostics import NO_TIMES
from tui.readers.summary.reader import count_segments

if TYPE_CHECKING:
    from tui.model import Episode
    from tui.readers.frontmatter.document import Value
    from tui.readers.reading import Kind
    from tui.readers.source import RawFile

_CHARSET = re.compile(
    rb"<meta\s[^>]{0,300}?charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})", re.IGNORECASE
)
_WHOLE = re.compile(r"<(?:html|head|body|title)[\s>]", re.IGNORECASE)
# A turn of a transcript, https://github.com/Podcastindex-org/podcast-namespace (transcripts.md).
_TURN = re.compile(
    r"<cite[^<>]{0,200}>([^<>]{1,80}?):?\s{0,9}</cite>\s{0,99}<time[^<>]{0,200}>([0-9:.]{4,12})</time>"
    r"\s{0,99}<p(?:\s[^<>]{0,200})?>"
)
MOST_READ = 3 * LONGEST_HTML
"""Characters of a page that are read, without what nobody sees: a tree takes 13 times as many."""
_FEW_TIMES = 3  # in an article are times of day
_SLIGHT = 200  # characters that may be left out without a word


def read(file: ParsedFile) -> Reading:
    """The episode or the news item of a page."""
    source = _decoded(file.raw, file.machine_source)
    if not source.text.strip():
        return Reading(problems=source.problems)
    return read_html(source, wanted=file.wanted)


def read_page(file: ParsedFile) -> FeedItem | None:
    """A page before it is read, for who keeps it as a file; None for an empty one."""
    source = _decoded(file.raw, file.machine_source)
    return _taken_apart(source, None, None).item if source.text.strip() else None


def read_html(
    source: Source, about: PageMetadata | None = None, wanted: Kind | None = None
) -> Reading:
    """The episode or the news item that HTML is, with what is known of it from elsewhere.

    What could be an article is the episode that is wanted, as a text without times is.
    """
    item, is_surely, problems = _taken_apart(source, about, wanted)
    if item.is_recording:
        episode: Episode = item.published.episode()
        told = (each for each in episode.problems if is_surely or each.message != NO_TIMES)
        return Reading((replace(episode, problems=(*problems, *told)),))
    news: NewsItem = item.published.news_item()
    return Reading(news=(replace(news, problems=(*problems, *news.problems)),))


class _Page(NamedTuple):
    """A page before it is read; is_surely tells that it is a recording whoever asks."""

    item: FeedItem
    is_surely: bool
    problems: list[Problem]


def _taken_apart(source: Source, about: PageMetadata | None, wanted: Kind | None) -> _Page:
    text = source.text
    problems = [*source.problems, *control_problems(source.path, text)]
    if len(text) > MOST_READ and len(text := lean(text)) > MOST_READ:
        message = f"this page has {len(text):,} characters, of which {MOST_READ:,} are read."
        text = text[:MOST_READ]
        problems.append(Problem(source.path, None, message))
    text = _TURN.sub(r"<p>[\2] \1: ", text) if "<cite" in text else text
    whole = _WHOLE.search(text, 0, 20_000) is not None
    known, body = _known_of(text, about, whole=whole)
    if body is None:
        body = markdown_of(text, known.url)
    few = _FEW_TIMES if whole or about is not None else 1
    is_recording = _is_episode(known, body, few)
    is_episode = is_recording or wanted == "episode"
    fields = _fields(known, is_episode=is_episode)
    published = Published(source.path, fields, body, line=1, source=source.text)
    return _Page(FeedItem(known.url or source.path, published, is_episode), is_recording, problems)


def _known_of(
    text: str, about: PageMetadata | None, *, whole: bool
) -> tuple[PageMetadata, str | None]:
    """What is known of a page, and its article as Markdown; None where all of it is to be read.

    There is never more than one tree of it, which is many times its size.
    """
    page = parse_html(text)
    known = read_page_metadata(page, text)
    if about is not None:
        return _joined(known, about), None
    article = find_article(page) if whole else Article()
    if not article.nodes:
        return known, None
    return known, markdown_of_nodes(article.nodes, known.url, article.unwanted)


def _decoded(raw: RawFile, source: Source) -> Source:
    """The text in the encoding that the page says it is in, where it is no UTF-8."""
    said = _CHARSET.search(raw.data[:4096])
    if said is None:
        return source
    try:
        raw.data.decode()
    except UnicodeDecodeError:
        pass
    else:
        if said[1].lower().replace(b"-", b"") not in (b"iso2022jp", b"utf7", b"hzgb2312"):
            return source
    return decode_as(raw, said[1].decode()) or source


def _joined(known: PageMetadata, about: PageMetadata) -> PageMetadata:
    """What is known from elsewhere, and where that is silent what the page says."""
    names = PageMetadata.__slots__
    values = {name: getattr(about, name) or getattr(known, name) for name in names}
    return PageMetadata(**values)


def _fields(about: PageMetadata, *, is_episode: bool) -> dict[str, Value]:
    fields: dict[str, Value] = {
        "title": about.title,
        "url": about.url,
        "published": about.published,
        "excerpt": about.excerpt,
    }
    if is_episode:
        more = (about.show or about.site, about.number, about.duration, about.media)
        fields |= dict(zip(("show", "episode", "duration", "media"), more, strict=True))
    else:
        topics: list[Value] = list(about.topics)
        images: list[Value] = list(dict.fromkeys(about.images))
        more_values = (about.site, about.author, topics, images)
        fields |= dict(zip(("provider", "author", "topics", "images"), more_values, strict=True))
    return {name: value for name, value in fields.items() if value}


def _is_episode(about: PageMetadata, body: str, few: int) -> bool:
    """Whether a page is the notes of a recording: it says so, or tells times as summaries do.

    Of a whole page so few may be times of day; what is a piece of HTML was cut from such notes.
    """
    if about.is_recording:
        return True
    file = ParsedFile.of_text(body, "page.md")
    return count_segments(file) >= (1 if about.media else few)
