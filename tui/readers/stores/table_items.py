"""Tables of saved articles: Pocket, Instapaper, Raindrop, Readwise, and any with addresses."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

from tui.model import Problem
from tui.readers.frontmatter.field_names import FIELD_NAMES, normalize_name
from tui.readers.published import MOST_ITEMS, Published
from tui.readers.reading import Reading
from tui.readers.table_rows import table_rows
from tui.sanitize import clean_line
from tui.timecode import CLOCK
from tui.urls import web_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import TypeAlias

    from tui.readers.format_reader import ParsedFile
    from tui.readers.frontmatter.document import Value

    _Row: TypeAlias = tuple[int, Mapping[str, str]]

_ADDRESSES, _TITLES = FIELD_NAMES["item.address"], FIELD_NAMES["item.title"]
_HIGHLIGHT = "highlight"
_SEPARATOR = re.compile(r"[|;,]")


def names_articles(file: ParsedFile) -> bool:
    """Whether the first line of a table names a column of addresses and one of titles.

    Times of a recording below it make it a list of chapters.
    """
    first, *below = file.head.split("\n", 2)[:2]
    rows = csv.reader((first, *below), delimiter=_delimiter(first))
    names = [normalize_name(name) for name in next(rows, [])]
    if any(CLOCK.fullmatch(cell.strip()) for cell in next(rows, [])):
        return False
    has_title = any(name in _TITLES for name in names)
    return has_title and any(name in (*_ADDRESSES, _HIGHLIGHT) for name in names)


def read(file: ParsedFile) -> Reading:
    """A news item for each row."""
    news = []
    problems = list(file.machine_source.problems)
    rows = _rows(file.machine_source.text, file.path, problems)
    for count, (line, row) in enumerate(_by_title(rows)):
        if count == MOST_ITEMS:
            message = f"only the first {MOST_ITEMS:,} rows are read; split the table."
            problems.append(Problem(file.path, line, message))
            break
        published = _published(file.path, line, row)
        if published is None:
            problems.append(Problem(file.path, line, "this row has no title and no web address."))
        else:
            news.append(published.news_item())
    if not news and not problems:
        problems.append(Problem(file.path, None, "this table has no rows."))
    return Reading(news=tuple(news), problems=tuple(problems))


def _delimiter(first: str) -> str:
    return max(",\t;", key=first.count)


def _rows(text: str, path: str, problems: list[Problem]) -> Iterator[_Row]:
    """The rows beneath the names of the columns, each with its line."""
    text = text.lstrip("\ufeff")
    rows = table_rows(text, _delimiter(text.lstrip("\n").partition("\n")[0]), path, problems)
    names = [normalize_name(name) for name in next(rows, (0, []))[1]]
    return ((line, dict(zip(names, cells, strict=False))) for line, cells in rows)


def _by_title(rows: Iterator[_Row]) -> Iterator[_Row]:
    """The rows, those of highlights of one article as a single one, in place of the first."""
    gathered: dict[str, _Row] = {}
    for line, row in rows:
        title = next((row[name] for name in _TITLES if row.get(name)), "")
        if not row.get(_HIGHLIGHT) or any(row.get(name) for name in _ADDRESSES):
            yield line, row
            continue
        first, known = gathered.get(title, (line, row))
        if known is not row:
            known = {**known, _HIGHLIGHT: f"{known[_HIGHLIGHT]}\n\n{row[_HIGHLIGHT]}"}
        gathered[title] = first, known
    yield from gathered.values()


def _published(path: str, line: int, row: Mapping[str, str]) -> Published | None:
    def first(names: tuple[str, ...]) -> str:
        return next((clean_line(row[name]) for name in names if row.get(name, "").strip()), "")

    address = web_address(first(_ADDRESSES))
    title = first(_TITLES)
    if not title and address is None:
        return None
    topics: list[Value] = []
    for name in FIELD_NAMES["item.topics"]:
        topics += [
            word.strip()
            for word in _SEPARATOR.split(row.get(name, "").strip("[]"))
            if word.strip(" '\"")
        ]
    fields: dict[str, Value] = {
        "title": None if title == address else title or None,
        "url": address,
        "published": first(FIELD_NAMES["item.published"]) or None,
        "topics": topics,
        "provider": first(FIELD_NAMES["item.provider"]) or None,
        "author": first(FIELD_NAMES["item.author"]) or None,
        "images": first(FIELD_NAMES["item.images"]) or None,
    }
    text = "\n\n".join(filter(None, map(row.get, FIELD_NAMES["item.excerpt"])))
    return Published.of_html(path, fields, text, line=line)
