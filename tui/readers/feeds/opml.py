"""OPML: a list of feeds, which is told; what they hold is not in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.model import Problem
from tui.readers.format_reader import Reading
from tui.readers.xml_document import parse_xml
from tui.sanitize import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.readers.format_reader import ParsedFile
    from tui.readers.xml_document import XmlElement

_NAMED = 5  # feeds that are named
_SHOWN = 60  # characters of a name


def read(file: ParsedFile) -> Reading:
    """No items: a word on what the list is, and how many feeds it names."""
    root, problems = parse_xml(file.machine_source)
    names = list(_feeds(root)) if root is not None else []
    some = ", ".join(name[:_SHOWN] for name in names[:_NAMED])
    more = ", …" if len(names) > _NAMED else ""
    feeds = f"{len(names):,} feed{'' if len(names) == 1 else 's'}"
    listed = f" ({some}{more})" if names else ""
    message = (
        f"this is a list of {feeds}{listed}, not what stands in them; save the feeds themselves and"
        " name those files."
    )
    return Reading(problems=(*problems, Problem(file.path, None, message)))


def _feeds(root: XmlElement) -> Iterator[str]:
    """The names of the feeds, or their addresses."""
    for element in root.walk():
        about = {name.lower(): value for name, value in element.attributes.items()}
        if element.name.lower() == "outline" and about.get("xmlurl"):
            yield clean_line(about.get("title") or about.get("text") or about["xmlurl"])
