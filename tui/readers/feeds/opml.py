"""OPML: a list of feeds (https://opml.org/spec2.opml); what they hold is not in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from tui.model import Problem
from tui.readers.reading import Reading
from tui.sanitize import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.readers.format_reader import ParsedFile
    from tui.readers.xml_document import XmlElement

_NAMED = 5  # feeds that are named
_SHOWN = 60  # characters of a name


class ListedFeed(Struct, frozen=True):
    """A feed of a list, with the names of the outlines that it stands under as its tags."""

    title: str
    address: str
    tags: tuple[str, ...] = ()


def read(file: ParsedFile) -> Reading:
    """No items: a word on what the list is, and how many feeds it names."""
    listed, problems = read_feed_list(file)
    names = [feed.title for feed in listed]
    some = ", ".join(name[:_SHOWN] for name in names[:_NAMED])
    more = ", …" if len(names) > _NAMED else ""
    feeds = f"{len(names):,} feed{'' if len(names) == 1 else 's'}"
    told = f" ({some}{more})" if names else ""
    message = (
        f"this is a list of {feeds}{told}, not what stands in them; subscribe to them with"
        " skimcast add, or save the feeds themselves and name those files."
    )
    return Reading(problems=(*problems, Problem(file.path, None, message)))


def read_feed_list(file: ParsedFile) -> tuple[list[ListedFeed], tuple[Problem, ...]]:
    """The feeds of a list, each once, and what is wrong with it."""
    root, problems = file.xml
    feeds = {feed.address: feed for feed in _feeds(root, ())} if root is not None else {}
    return list(feeds.values()), problems


def _feeds(element: XmlElement, tags: tuple[str, ...]) -> Iterator[ListedFeed]:
    """The feeds at and beneath an outline; those without a title have their address for one."""
    about = {name.lower(): value for name, value in element.attributes.items()}
    title = clean_line(about.get("title") or about.get("text") or "")
    if element.name.lower() == "outline":
        if address := about.get("xmlurl", "").strip():
            own = (clean_line(tag).strip("/ ") for tag in about.get("category", "").split(","))
            every = dict.fromkeys(tag for tag in (*tags, *own) if tag)
            yield ListedFeed(title or clean_line(address), address, tuple(every))
        elif title:
            tags = (*tags, title)
    for child in element.content:
        if not isinstance(child, str):
            yield from _feeds(child, tags)
