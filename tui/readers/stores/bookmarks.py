"""Bookmarks as browsers and read-later services export them: a page that is a list of links.

The Netscape format (`<DT><A HREF ADD_DATE TAGS>title</A>` and `<DD>` with words about it) and the
lists of Pocket (`time_added`) and Instapaper. Links that are no addresses of the web go.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from tui.model import Problem
from tui.readers.published import Published, limited
from tui.readers.reading import Reading
from tui.sanitize import clean_line
from tui.urls import web_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.readers.format_reader import ParsedFile
    from tui.readers.frontmatter.document import Value

_LINK = re.compile(r"<a\s([^<>]{1,8000})>([^<]{0,4000})</a>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w-]{1,40})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_ABOUT = re.compile(r"\s{0,99}(?:</dt>\s{0,99})?<dd>([^<]{0,20000})", re.IGNORECASE)
_DATES = ("add_date", "time_added", "date_added", "last_modified")
_LATEST = 99_999_999_999  # seconds; what is more counts milliseconds, or less than these


def read(file: ParsedFile) -> Reading:
    """A news item for each link."""
    source = file.machine_source
    found, problems = limited(_published(file.path, source.text), file.path, "bookmarks")
    if not found:
        problems.append(Problem(file.path, None, "these bookmarks list no web address."))
    items = tuple(published.news_item() for published in found)
    return Reading(news=items, problems=(*source.problems, *problems))


def _published(path: str, text: str) -> Iterator[Published]:
    line, counted = 1, 0
    for match in _LINK.finditer(text):
        line, counted = line + text.count("\n", counted, match.start()), match.start()
        values = {name.lower(): "".join(parts) for name, *parts in _ATTRIBUTE.findall(match[1])}
        address = web_address(html.unescape(values.get("href", "")))
        if address is None:
            continue
        title = clean_line(html.unescape(match[2]))
        date = next((values[name] for name in _DATES if values.get(name, "").isdecimal()), "")
        topics: list[Value] = [
            html.unescape(tag.strip()) for tag in values.get("tags", "").split(",") if tag.strip()
        ]
        fields: dict[str, Value] = {
            "title": None if title == address else title or None,
            "url": address,
            "published": _seconds(date),
            "topics": topics,
        }
        about = _ABOUT.match(text, match.end())
        words = html.unescape(about[1]).strip() if about else ""
        yield Published.of_html(path, fields, words, line=line)


def _seconds(date: str) -> str | None:
    seconds = int(date[:18] or 0)
    while seconds > _LATEST:
        seconds //= 1000
    return str(seconds) if seconds else None
