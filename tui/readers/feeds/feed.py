"""RSS, Atom and RDF: a recording is an episode, whatever else a news item.

feedparser takes the feed apart, with its cleaning of HTML off, as everything is cleaned here. It is
given XML without a document type and without unknown entities, in the encoding that the file says;
where that is broken past mending, a feed of moderate size is read tag by tag, and of a large one
what stands above.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from msgspec.structs import replace

from tui.model import Problem, Reference
from tui.readers.dates import parse_when
from tui.readers.feeds.raw_items import RawItem, broken_items, raw_items, stray_chapters
from tui.readers.published import MOST_ITEMS, FeedContents, FeedItem, Published, as_html
from tui.readers.reading import Reading
from tui.readers.source import Source, decode_as, line_at
from tui.readers.summary.diagnostics import NO_TIMES
from tui.readers.xml_document import mended_xml, parse_xml
from tui.sanitize import clean_line
from tui.urls import joined, plays, web_address

if TYPE_CHECKING:
    from tui.model import Episode, NewsItem
    from tui.readers.format_reader import ParsedFile
    from tui.readers.frontmatter.document import Value
    from tui.readers.source import RawFile

Entry = Mapping[str, Any]

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,500}\?>")
_ENCODING = re.compile(
    rb"\A\s{0,99}<\?xml[^>]{0,400}encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})[\"']"
)
_ITEM_ENDS = re.compile(r"</(?:\w{1,30}:)?(?:item|entry)\s{0,9}>", re.IGNORECASE)
_ITEM_BEGINS = re.compile(r"<(?:\w{1,30}:)?(?:item|entry)[\s>]", re.IGNORECASE)
_ROOT = re.compile(r"<((?:\w{1,30}:)?(?:rss|feed|RDF))[\s>]")
# Chapters are told by raw_items; feedparser makes ten times their length of them.
_CHAPTERS = re.compile(
    r"<(\w{1,30}):chapters\b[^<>]*+>\s*+"
    r"(?:<\1:chapter\b[^<>]*+(?<=/)>\s*+)++</\1:chapters>"
)
_TAG_BY_TAG = 4_000_000  # characters of broken XML that are read so at most
_TAGS = 100_000  # and tags
_PLAYED = ("audio/", "video/")
_OF_RECORDINGS = ("itunes_duration", "podcast_transcript", "podcast_chapters", "yt_videoid")
_PICTURES = ("image/",)
_MOST_PICTURES = 20


def read(file: ParsedFile) -> Reading:
    """The episodes and news items of a feed."""
    feed, entries, problems = _opened(file)
    episodes: list[Episode] = []
    news: list[NewsItem] = []
    for number, entry in enumerate(entries[:MOST_ITEMS]):
        if feed.is_recording(number, entry):
            episodes.append(feed.episode(number, entry))
            continue
        item = feed.news_item(number, entry)
        if item.title or item.url or item.excerpt or item.body:
            news.append(item)
        else:
            problems.append(Problem(file.path, feed.line_of(number), "this item says nothing."))
    return Reading(tuple(episodes), tuple(news), tuple(problems))


def read_feed_items(file: ParsedFile) -> FeedContents:
    """The items of a feed before they are read, for who keeps them as files."""
    feed, entries, problems = _opened(file)
    items = [feed.item(number, entry) for number, entry in enumerate(entries[:MOST_ITEMS])]
    return FeedContents(feed.title, items, problems)


def _opened(file: ParsedFile) -> tuple[_Feed, list[Entry], list[Problem]]:
    """A feed that was taken apart, its entries, and what is wrong with it."""
    source = _decoded(file.raw, file.take_machine_source())
    text, problems = mended_xml(source)
    problems = [*source.problems, *problems]
    del source  # of a feed with very many items only some are read
    text = _DECLARATION.sub(lambda match: "\n" * match[0].count("\n"), text)
    text, more = _whole(file.path, text)
    root, wrong = parse_xml(Source(file.path, text))
    raw = None if root is None else (raw_items(root), stray_chapters(root))
    del root  # what feedparser makes of a large feed needs the room
    parsed = _parsed(text)
    entries: list[Entry] = [dict(entry) for entry in parsed["entries"]]
    feed = _Feed(file.path, text, dict(parsed["feed"]))
    if raw is not None:
        items, strays = raw
        feed.take_items(items, len(entries), broken=bool(wrong))
        problems += feed.take_strays(strays, len(entries))
    if "broken" in parsed:
        more.append(Problem(file.path, None, "this feed is too broken to be read."))
    elif not entries:
        name = f" '{feed.title}'" if feed.title else ""
        more.append(Problem(file.path, None, f"this feed{name} holds no items."))
    return feed, entries, [*problems, *more]


def _decoded(raw: RawFile, source: Source) -> Source:
    """The text in the encoding that the XML says it is in, where that is another one."""
    said = _ENCODING.match(raw.data)
    if said is None or said[1].lower() == b"utf-8":
        return source
    return decode_as(raw, said[1].decode(), "strict") or source


def _parsed(text: str) -> Mapping[str, Any]:
    import feedparser  # noqa: PLC0415  for feeds alone

    data = io.BytesIO(_CHAPTERS.sub("", text).encode(errors="replace"))
    try:
        parsed: Mapping[str, Any] = feedparser.parse(
            data, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception:  # noqa: BLE001  of tags that close what is not open its handlers may raise any
        return {"feed": {}, "entries": [], "broken": True}
    return parsed


def _whole(path: str, text: str) -> tuple[str, list[Problem]]:
    """A feed that can be parsed in little time: with few items, and closed where it breaks off."""
    problems: list[Problem] = []
    begins = [match.start() for match in _ITEM_BEGINS.finditer(text)]
    if len(begins) > MOST_ITEMS:
        cut = begins[MOST_ITEMS]
        message = (
            f"this feed has {len(begins):,} items, of which the first {MOST_ITEMS:,} are read."
        )
        problems.append(Problem(path, line_at(text, cut), message))
        text = _closed(text, cut) or text[:cut]
    error = _error_in(text)
    if error is None:
        return text, problems
    reason, line, offset = error
    closed = "" if _ITEM_BEGINS.search(text, offset) else _closed(text, offset)
    if closed and _error_in(closed) is None:
        rest = "what stands above is read"
        text = closed
    else:
        rest = "what can be told of the rest is read"
        text = _short(text)
    problems.append(Problem(path, line, f"this is no whole XML ({reason}); {rest}: save it anew."))
    return text, problems


def _short(text: str) -> str:
    """As much of a text as can be read tag by tag in some seconds."""
    text = text[:_TAG_BY_TAG]
    if text.count("<") <= _TAGS:
        return text
    end = 0
    for _ in range(_TAGS):
        end = text.index("<", end) + 1
    return text[: end - 1]


def _error_in(text: str) -> tuple[str, int, int] | None:
    """What keeps a text from being XML, in which line, and at which offset or shortly before."""
    parser = expat.ParserCreate("utf-8")
    data = text.encode(errors="replace")
    try:
        parser.Parse(data, True)  # noqa: FBT003  expat's own
    except expat.ExpatError as error:
        offset = len(data[: max(0, parser.ErrorByteIndex)].decode(errors="ignore"))
        return expat.ErrorString(error.code), error.lineno, offset
    return None


def _closed(text: str, offset: int) -> str:
    """A feed up to its last whole item before an offset, closed there; empty without any."""
    last = 0
    for match in _ITEM_ENDS.finditer(text, 0, offset):
        last = match.end()
    root = _ROOT.search(text, 0, 20_000)
    if not last or root is None:
        return ""
    channel = "</channel>" if root[1].endswith("rss") else ""
    return f"{text[:last]}{channel}</{root[1]}>"


class _Feed:
    """A feed that was taken apart."""

    def __init__(self, path: str, text: str, about: Entry) -> None:
        self.title = clean_line(str(about.get("title") or ""))
        self._path = path
        self._text = text
        self._base = web_address(str(about.get("link") or ""))
        self._raw: Sequence[RawItem | None] = ()
        self._offsets = [match.start() for match in _ITEM_BEGINS.finditer(text)]

    def take_items(self, items: Sequence[RawItem], count: int, *, broken: bool) -> None:
        """Note what feedparser does not tell of items; of broken XML it tells of more of them."""
        if broken and len(items) <= count == len(self._offsets):
            items = broken_items(self._text, self._offsets)
        self._raw = items if len(items) <= count else ()

    def take_strays(self, chapters: Any, count: int) -> list[Problem]:
        """Give chapters that stand in no item to the only one there is."""
        if not chapters.listed or count != 1 or not self._raw:
            return []
        item = self._raw[0]
        if item is None or item.chapters.listed:
            return []
        item.chapters = chapters
        message = "these chapters stand outside the item; as there is only one, they are its own."
        return [Problem(self._path, chapters.lines[0], message)]

    def is_recording(self, number: int, entry: Entry) -> bool:
        """Whether an item is of a recording: it has one enclosed, or what only recordings have."""
        raw = self._item(number)
        has_parts = raw is not None and bool(raw.chapters.listed or raw.attachments)
        return (
            self._media(entry) is not None
            or has_parts
            or any(entry.get(name) for name in _OF_RECORDINGS)
        )

    def item(self, number: int, entry: Entry) -> FeedItem:
        """What an item says, before it is read."""
        raw = self._item(number)
        is_recording = self.is_recording(number, entry)
        published = (self._recording if is_recording else self._article)(number, entry)
        named = (entry.get("id"), self._link(entry), f"{entry.get('title')} {_date(entry)}")
        attachments = raw.attachments if raw else ()
        identity = next(name for one in named if (name := _text(one)))
        return FeedItem(identity, published, is_recording, attachments)

    def episode(self, number: int, entry: Entry) -> Episode:
        """The recording that an item is about."""
        raw = self._item(number)
        episode = self._recording(number, entry).episode()
        # Notes of a feed are as often without times, and nobody who reads them can mend that.
        told = tuple(each for each in episode.problems if each.message != NO_TIMES)
        episode = replace(episode, problems=told)
        if raw is None:
            return episode
        links = tuple(Reference(*link) for link in raw.chapters.links)
        episode = replace(
            episode,
            attachments=raw.attachments,
            references=(*episode.references, *links),
        )
        if len(episode.segments) == len(raw.chapters.lines):
            pairs = zip(episode.segments, raw.chapters.lines, strict=True)
            segments = tuple(replace(segment, line=line) for segment, line in pairs)
            episode = replace(episode, segments=segments)
        return episode

    def news_item(self, number: int, entry: Entry) -> NewsItem:
        """The article that an item is."""
        return self._article(number, entry).news_item()

    def line_of(self, number: int) -> int | None:
        """The line that an item begins on; None where unknown."""
        raw = self._item(number)
        return None if raw is None else raw.line

    def _item(self, number: int) -> RawItem | None:
        return self._raw[number] if number < len(self._raw) else None

    def _recording(self, number: int, entry: Entry) -> Published:
        raw = self._item(number)
        published = self._published(number, entry)
        fields = published.fields
        fields["show"] = self.title or None
        fields["duration"] = _text(entry.get("itunes_duration")) or None
        fields["media"] = self._media(entry)
        fields["episode"] = raw.number if raw else _text(entry.get("itunes_episode")) or None
        if raw is not None and raw.chapters.listed:
            fields["chapters"] = raw.chapters.listed
        return published

    def _article(self, number: int, entry: Entry) -> Published:
        published = self._published(number, entry)
        source = entry.get("source")
        named = _text(source.get("title")) if isinstance(source, Mapping) else ""
        published.fields["provider"] = clean_line(named) or self.title or None
        published.fields["topics"] = list(_topics(entry))
        published.fields["images"] = list(_pictures(entry))
        published.fields["author"] = _text(entry.get("author")) or None
        return published

    def _published(self, number: int, entry: Entry) -> Published:
        raw = self._item(number)
        link = self._link(entry)
        fields: dict[str, Value] = {
            "title": _text(entry.get("title")) or None,
            "url": link,
            "published": _date(entry),
        }
        text, excerpt = _texts(entry)
        source = ""
        if raw is not None and number + 1 <= len(self._offsets):
            ends = self._offsets[number + 1] if number + 1 < len(self._offsets) else None
            source = self._text[self._offsets[number] : ends]
        line, base = self.line_of(number), link or self._base
        return Published.of_html(self._path, fields, text, excerpt, base, line=line, source=source)

    def _link(self, entry: Entry) -> str | None:
        """The address of an item's page."""
        links = [link for link in entry.get("links") or () if isinstance(link, Mapping)]
        pages = [
            _text(one.get("href")) for one in links if one.get("rel", "alternate") == "alternate"
        ]
        identifier = _text(entry.get("id"))
        for href in (*pages, _text(entry.get("link")), identifier):
            address = web_address(href)
            if address is None and href and self._base and href != identifier:
                address = web_address(joined(self._base, href))
            if address is not None:
                return address
        return None

    def _media(self, entry: Entry) -> str | None:
        """The address of the recording that an item encloses."""
        enclosed = [link for link in entry.get("links") or () if link.get("rel") == "enclosure"]
        enclosed += entry.get("media_content") or ()
        if entry.get("yt_videoid"):
            return self._link(entry)
        for one in enclosed:
            address = web_address(_text(one.get("href") or one.get("url")))
            kind = _text(one.get("type")).lower()
            is_played = kind.startswith(_PLAYED) or one.get("medium") in ("audio", "video")
            if address and (is_played or (not kind.startswith(_PICTURES) and plays(address))):
                return address
        return None


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _date(entry: Entry) -> str | None:
    """When an item was published: as it is written, or as it was parsed where that says nothing."""
    for name in ("published", "created", "updated"):
        written = _text(entry.get(name))
        if written and parse_when(written) is not None:
            return written
        parsed = entry.get(f"{name}_parsed")
        if parsed:
            year, month, day, hour, minute, second = parsed[:6]
            return datetime(year, month, day, hour, minute, second, tzinfo=UTC).isoformat()
        if written:
            return written
    return None


def _texts(entry: Entry) -> tuple[str, str]:
    """The text of an item and, where it has another one, its summary, as HTML."""
    contents = [dict(one) for one in entry.get("content") or () if isinstance(one, Mapping)]
    texts = [_html(one.get("value"), one.get("type")) for one in contents]
    detail = entry.get("summary_detail")
    kind = detail.get("type") if isinstance(detail, Mapping) else None
    summary = _html(entry.get("summary"), kind)
    text = max(texts, key=len, default="")
    if not text.strip():
        return summary, ""
    return text, "" if summary == text else summary


def _html(value: object, kind: object) -> str:
    return as_html(_text(value), is_plain=kind == "text/plain")


def _topics(entry: Entry) -> Iterator[str]:
    for tag in entry.get("tags") or ():
        words = _text(tag.get("label")) or _text(tag.get("term"))
        if words:
            yield words


def _pictures(entry: Entry) -> Iterator[str]:
    links = [link for link in entry.get("links") or () if link.get("rel") == "enclosure"]
    shown = [one for one in links if _text(one.get("type")).startswith(_PICTURES)]
    thumbnails = entry.get("media_thumbnail") or ()
    for one in (*shown, *thumbnails)[:_MOST_PICTURES]:
        address = web_address(_text(one.get("href") or one.get("url")))
        if address:
            yield address
