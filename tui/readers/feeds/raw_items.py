"""What an item of a feed holds that feedparser does not tell: its line, chapters, attachments."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.model import Attachment
from tui.readers.xml_document import XmlElement
from tui.sanitize import clean_line
from tui.urls import web_address

if TYPE_CHECKING:
    from tui.readers.frontmatter.document import Value

_ITEMS = frozenset(("item", "entry"))
_OUTER = frozenset(("rss", "rdf", "channel", "feed"))
_EXTERNAL = "podlove.org/simple-chapters"
_TAG = re.compile(
    r"<(?:\w{1,30}:)?(transcript|chapters|chapter|link|episode)(\s[^<>]{0,4000})?>([0-9]{1,9}(?=<))?"
)
_ATTRIBUTE = re.compile(r"(?:\w{1,30}:)?(\w{1,30})\s{0,9}=\s{0,9}([\"'])([^\"'<>]{0,4000})\2")
_MOST = 5000  # chapters of one item


@dataclass(slots=True)
class RawChapters:
    """The chapters of one `psc:chapters`: as front matter lists them, their lines, their links."""

    listed: list[Value] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    links: list[tuple[int, str, str]] = field(default_factory=list)


@dataclass(slots=True)
class RawItem:
    """An item of a feed.

    Attributes:
        line: where it begins in the file, from 1.
        chapters: the first that stand in it.
        attachments: transcripts and chapters that it names by their addresses.
        number: the episode's number, as written.
    """

    line: int
    chapters: RawChapters
    attachments: tuple[Attachment, ...]
    number: str


def raw_items(root: XmlElement) -> list[RawItem]:
    """The items of a feed, in its order."""
    return [_item(element) for element in _elements(root) if element.name in _ITEMS]


def broken_items(text: str, starts: Sequence[int]) -> list[RawItem]:
    """The items that begin at these offsets of broken XML, as far as single tags tell of them."""
    items, line, counted = [], 1, 0
    for start, stop in pairwise((*starts, len(text))):
        line, counted = line + text.count("\n", counted, start), start
        element = XmlElement("item", {}, line)
        inside = element
        for tag in _TAG.finditer(text, start, stop):
            line, counted = line + text.count("\n", counted, tag.start()), tag.start()
            part = XmlElement(tag[1], _attributes(tag[2] or ""), line, [tag[3] or ""])
            (inside if part.name == "chapter" else element).add(part)
            inside = part if part.name == "chapters" else inside
        items.append(_item(element))
    return items


def _attributes(written: str) -> dict[str, str]:
    return {key: html.unescape(value) for key, _, value in _ATTRIBUTE.findall(written)}


def stray_chapters(root: XmlElement) -> RawChapters:
    """The first chapters that stand in no item."""
    strays = (each for each in _elements(root) if each.name == "chapters")
    return next(map(_chapters, strays), RawChapters())


def _elements(root: XmlElement) -> Iterator[XmlElement]:
    """The elements that stand in a channel or a feed itself."""
    waiting = [root]
    while waiting:
        for child in waiting.pop().content:
            if isinstance(child, str):
                continue
            yield child
            if child.name.lower() in _OUTER:
                waiting.append(child)


def _item(element: XmlElement) -> RawItem:
    inside = list(element.walk())
    blocks = [each for each in inside if each.name == "chapters"]
    told = (chapters for each in blocks if (chapters := _chapters(each)).listed)
    attached = (attachment for each in inside if (attachment := _attachment(each)))
    return RawItem(
        element.line,
        next(told, RawChapters()),
        tuple(dict.fromkeys(attached)),
        element.words_of("episode").strip(),
    )


def _chapters(element: XmlElement) -> RawChapters:
    chapters = RawChapters()
    for child in element.children("chapter"):
        start, title = child.attributes.get("start", ""), child.attributes.get("title", "")
        if not start or len(chapters.listed) == _MOST:
            continue
        chapters.listed.append({"start": start, "title": title})
        chapters.lines.append(child.line)
        if url := web_address(child.attributes.get("href")):
            chapters.links.append((child.line, clean_line(title), url))
    return chapters


def _attachment(element: XmlElement) -> Attachment | None:
    """The transcript or chapters that an element names by its address, if it does."""
    about = element.attributes
    if element.name in ("transcript", "chapters"):
        kind, address = element.name, about.get("url")
    elif element.name == "link" and _EXTERNAL in about.get("rel", ""):
        kind, address = "chapters", about.get("href")
    else:
        return None
    url = web_address(address)
    if url is None:
        return None
    return Attachment(
        kind, url, clean_line(about.get("type", "")), clean_line(about.get("language", ""))
    )
