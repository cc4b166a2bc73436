"""Lists of articles in XML of any kind: tt-rss, XBEL, sitemaps, whatever has titles and addresses.

An element is read as an object of JSON: its attributes and what stands in it, by their names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.readers.stores.json_items import items_of, lists_articles, reading_of_items
from tui.readers.xml_document import XmlElement

if TYPE_CHECKING:
    from tui.readers.format_reader import ParsedFile
    from tui.readers.reading import Reading


def lists_items(file: ParsedFile) -> bool:
    """Whether a document lists articles."""
    root = file.xml.root
    return root is not None and lists_articles(_value(root))


def read(file: ParsedFile) -> Reading:
    """The articles of a document."""
    root, problems = file.xml
    value = {} if root is None else _value(root)
    return reading_of_items(items_of(file.path, value, problems))


def _value(element: XmlElement) -> Any:
    """The text of an element; where there is more a mapping, and lists of those in it."""
    parts = [part for part in element.content if isinstance(part, XmlElement)]
    if not parts and not element.attributes:
        return element.words().strip()
    values: dict[str, Any] = dict(element.attributes)
    for part in parts:
        value = _value(part)
        if isinstance(value, str):
            values.setdefault(part.name, value)
        elif isinstance(listed := values.setdefault(part.name, []), list):
            listed.append(value)
    if not parts and (words := element.words().strip()):
        values["content"] = words
    if "loc" in values and isinstance(told := values.get("news"), list):
        values |= told[0]  # what a sitemap says of news
    return values
