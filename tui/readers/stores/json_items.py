"""Lists of articles in JSON: what feed readers and read-later services give out.

JSON Feed, Miniflux, FreshRSS and whatever speaks Google Reader's way, wallabag, Pocket, Omnivore,
Feedbin, GoodLinks, and any other list of things with a title and an address. Items of a JSON Feed
with a recording attached are episodes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from tui.readers.frontmatter.field_names import FIELD_NAMES, is_named, normalize_name
from tui.readers.published import FeedContents, FeedItem, Published, as_html, limited, plain_value
from tui.readers.reading import Reading
from tui.sanitize import clean_line
from tui.urls import web_address

if TYPE_CHECKING:
    from tui.model import Problem
    from tui.readers.format_reader import ParsedFile
    from tui.readers.frontmatter.document import Value

Entry = Mapping[str, Any]

_DEPTH = 5  # levels in which a list is looked for
_SAMPLED = 20  # items of a list that tell what it is
_HTML = ("contenthtml", "htmlcontent", "content", "html", "body", "articlehtml", "fulltext", "text")
_PLAIN = ("contenttext", "textcontent")
_TITLES, _DATES = FIELD_NAMES["item.title"], FIELD_NAMES["item.published"]
_EXCERPTS = FIELD_NAMES["item.excerpt"]
_FOLDERS = ("children", "roots")  # of browsers' bookmarks
_MOST_LEAVES = 100_000
_WINDOWS_TIME = 11_644_473_600  # seconds before 1970, from which on Chrome counts microseconds
_NOT_NEWS = frozenset(
    ("starttime", "start", "startms", "tstartms", "offset", "chapters", "duration", "segments")
)
_NOTHING: tuple[Any, ...] = (None, "", [], {}, 0, "0")
_INNER = ("content", "value", "rendered", "main", "name", "src", "url")
_STATES = ("user/", "http")


def lists_items(file: ParsedFile) -> bool:
    """Whether a JSON document lists articles."""
    return lists_articles(file.json.value)


def lists_articles(value: Any) -> bool:
    """Whether a decoded value holds a list of articles."""
    return any(True for _ in _lists(value))


def read(file: ParsedFile) -> Reading:
    """The items of all lists of articles in a document."""
    return reading_of_items(read_json_items(file))


def reading_of_items(contents: FeedContents) -> Reading:
    """What such items are: those with a recording episodes, the others news."""
    items = contents.items
    return Reading(
        tuple(item.published.episode() for item in items if item.is_recording),
        tuple(item.published.news_item() for item in items if not item.is_recording),
        tuple(contents.problems),
    )


def read_json_items(file: ParsedFile) -> FeedContents:
    """The items before they are read, under the document's title; see FeedContents."""
    return items_of(file.path, *file.json)


def items_of(path: str, value: Any, problems: tuple[Problem, ...]) -> FeedContents:
    """The items of a decoded value, whatever it was decoded from."""
    title = str(value.get("title") or "") if isinstance(value, Mapping) else ""
    entries = (entry for items in _lists(value) for entry in items)
    return items_from(path, entries, problems, title)


def items_from(
    path: str, entries: Iterable[Entry], problems: tuple[Problem, ...], title: str = ""
) -> FeedContents:
    """The items of mappings that are articles, under the title of their list."""
    some, more = limited(entries, path, "articles")
    items = [_item(path, entry, title) for entry in some]
    return FeedContents(clean_line(title), items, (*problems, *more))


def _item(path: str, entry: Entry, title: str) -> FeedItem:
    values = _named(entry)
    media = _recording(values)
    published = _published(path, values, title)
    if media is not None:
        published.fields |= {"show": title or None, **media}
    named = (values.get("id"), _address(values), published.fields["title"])
    identity = next((str(name) for name in named if name), "")
    return FeedItem(identity, published, media is not None)


def _lists(value: Any, depth: int = 0) -> Iterator[list[Entry]]:
    """The lists of articles, wherever they lie in a document; a mapping of articles is one too."""
    if depth > _DEPTH:
        return
    if depth == 0 and isinstance(value, Mapping) and any(name in value for name in _FOLDERS):
        leaves = list(islice(_leaves(value), _MOST_LEAVES))
        if leaves:
            yield leaves
        return
    parts: list[Any] = list(value.values()) if isinstance(value, Mapping) else []
    entries = value if isinstance(value, list) else parts
    if not entries:
        return
    if isinstance(value, list) and not _are_items(value):
        entries = [_unwrapped(one) for one in value]
    if _are_items(entries) and (not parts or all(isinstance(one, Mapping) for one in parts)):
        yield [one for one in entries if isinstance(one, Mapping)]
    elif depth == 0 and _is_item(value) and _has_text(value):
        yield [value]
    else:
        for part in parts or entries[:_SAMPLED]:
            yield from _lists(part, depth + 1)


def _unwrapped(value: Any) -> Any:
    """The one article within an entry, as in {"kind": "t3", "data": {…}}; or the entry."""
    if not isinstance(value, Mapping) or _is_item(value) or not _NOT_NEWS.isdisjoint(value):
        return value
    inner = [part for part in value.values() if _is_item(part)]
    return inner[0] if len(inner) == 1 else value


def _leaves(folder: Entry) -> Iterator[Entry]:
    """The bookmarks in a folder and in those within it, in their order."""
    waiting: list[Any] = [folder]
    while waiting:
        one = waiting.pop()
        if not isinstance(one, Mapping):
            continue
        inner = next((one[name] for name in _FOLDERS if one.get(name)), None)
        if isinstance(inner, Mapping):
            inner = list(inner.values())
        if isinstance(inner, list):
            waiting += reversed(inner)
        elif _is_item(one):
            yield one


def _are_items(value: list[Any]) -> bool:
    some = value[:_SAMPLED]
    return bool(some) and 2 * sum(map(_is_item, some)) >= len(some)


def _is_item(value: Any) -> bool:
    """Whether a value is an article: it has a title or a text, an address, and no times."""
    if not isinstance(value, Mapping):
        return False
    names = _named(value)
    is_media = str(names.get("mimetype")).startswith(("audio/", "video/"))  # a file of an episode
    if is_media or not _NOT_NEWS.isdisjoint(names):
        return False
    named = any(_inner(names.get(name)) for name in (*_TITLES, *_HTML, *_PLAIN))
    is_feed_item = "id" in names and any(name in names for name in ("contenthtml", "contenttext"))
    return is_feed_item or (named and _address(names) is not None)


def _named(entry: Entry) -> dict[str, Any]:
    """Values by normalized names; also where bookmarks keep an address or a title elsewhere."""
    values = {normalize_name(str(name)): part for name, part in entry.items()}
    content = values.get("content")
    if isinstance(content, Mapping) and isinstance(content.get("url"), str):
        values.setdefault("url", content["url"])  # of Karakeep
        values["content"] = content.get("htmlContent") or content.get("text")
    if "extended" in values and "title" not in values:
        values["title"] = values.pop("description", None)  # of Pinboard
    return values


def _has_text(value: Entry) -> bool:
    return any(is_named(str(name), "news.published") for name in value) and any(
        normalize_name(str(name)) in (*_HTML, *_PLAIN, *_EXCERPTS) for name in value
    )


def _published(path: str, values: Entry, feed: str) -> Published:
    html = _inner(_first(values, _HTML))
    plain = as_html(_inner(_first(values, _PLAIN)), is_plain=True)
    address = _address(values)
    sites = (_site(values.get(name)) for name in FIELD_NAMES["item.provider"])
    fields: dict[str, Value] = {
        "title": _inner(_first(values, _TITLES)) or None,
        "url": address,
        "published": _date(_first(values, _DATES)),
        "provider": next(filter(None, sites), feed) or None,
        "topics": plain_value(_topics(_first(values, FIELD_NAMES["item.topics"]))),
        "images": _inner(_first(values, FIELD_NAMES["item.images"])) or None,
        "author": _inner(_first(values, FIELD_NAMES["item.author"])) or None,
    }
    return Published.of_html(
        path, fields, html or plain, _inner(_first(values, _EXCERPTS)), address
    )


def _first(values: Entry, names: tuple[str, ...]) -> Any:
    """The first of these values that says anything."""
    return next((values[name] for name in names if values.get(name) not in _NOTHING), None)


def _inner(value: Any) -> str:
    """A text, or the text that a mapping keeps as its content."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, Mapping):
        value = next((value[name] for name in _INNER if value.get(name)), None)
    return value if isinstance(value, str) else ""


def _address(values: Entry) -> str | None:
    """The address of an article, which Google Reader's way is the first of several."""
    for name in FIELD_NAMES["item.address"]:
        value = values.get(name)
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, Mapping):
            value = value.get("href") or value.get("url")
        if isinstance(value, str) and (address := web_address(value)):
            return address
    return None


def _date(value: Any) -> str | None:
    match value:
        case {"date-parts": [[*parts], *_]}:  # of CSL
            return "-".join(str(part).zfill(2) for part in parts[:3])
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    if isinstance(value, str) and not (value.isdecimal() and len(value) > 10):
        return value
    seconds = int(value)
    if seconds > _WINDOWS_TIME * 1_000_000:
        return str(seconds // 1_000_000 - _WINDOWS_TIME)
    while seconds > 99_999_999_999:  # milliseconds, microseconds
        seconds //= 1000
    return str(seconds)


def _site(value: Any) -> str:
    value = value[0] if isinstance(value, list) and value else value
    if isinstance(value, Mapping):
        value = value.get("title") or value.get("name") or value.get("domain")
    return value if isinstance(value, str) and web_address(value) is None else ""


def _topics(value: Any) -> list[str]:
    """Labels, but for those by which a program keeps the state of an item."""
    parts: list[Any] = (
        list(value) if isinstance(value, Mapping | list) else str(value or "").split(",")
    )
    words = [_label(part) for part in parts]
    return [word for word in words if word]


def _label(part: Any) -> str:
    if isinstance(part, Mapping):
        part = part.get("label") or part.get("name") or part.get("title") or part.get("tag")
    if not isinstance(part, str):
        return ""
    if "/label/" in part and part.startswith(_STATES):
        return part.rpartition("/label/")[2]
    return "" if part.startswith(_STATES) else part.strip()


def _recording(values: Entry) -> dict[str, Value] | None:
    """The address and the length of a recording that is attached to an item."""
    for name in ("attachments", "enclosures", "enclosure"):
        attached = values.get(name)
        for one in attached if isinstance(attached, list) else [attached]:
            if not isinstance(one, Mapping):
                continue
            kind = str(one.get("mime_type") or one.get("type") or "")
            address = web_address(str(one.get("url") or one.get("href") or ""))
            if address and kind.startswith(("audio/", "video/")):
                length = one.get("duration_in_seconds")
                return {"media": address, "duration": plain_value(length)}
    return None
