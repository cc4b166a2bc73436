"""Tables of saved articles: Pocket, Instapaper, Raindrop, Readwise, and any with addresses."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from tui.model import Problem
from tui.readers.frontmatter.field_names import normalize_name
from tui.readers.published import MOST_ITEMS, Published
from tui.readers.reading import Reading
from tui.sanitize import clean_line
from tui.urls import web_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.readers.format_reader import ParsedFile
    from tui.readers.frontmatter.document import Value

_ADDRESSES = ("url", "link", "href", "sourceurl", "originalurl", "weburl", "articleurl")
_TITLES = ("title", "name", "headline", "booktitle", "articletitle")
_DATES = (
    *("published", "publishedat", "publisheddate", "datepublished", "date", "timeadded", "addedat"),
    *(
        "saveddate",
        "savedat",
        "created",
        "createdat",
        "timestamp",
        "dateadded",
        "lastinteractiondate",
    ),
    "highlightedat",
)
_TOPICS = ("tags", "documenttags", "labels", "folder", "category", "categories")
_EXCERPTS = ("excerpt", "selection", "note", "summary", "description", "highlight", "highlights")
_SITES = ("publisher", "sitename", "site", "source", "provider", "feed")
_IMAGES = ("cover", "image", "thumbnail")
_AUTHORS = ("author", "bookauthor", "authors")
_SEPARATOR = re.compile(r"[|;,]")
_LONGEST_CELL = 1_000_000  # characters


def names_articles(file: ParsedFile) -> bool:
    """Whether the first line of a table names a column of addresses and one of titles."""
    first = file.head.partition("\n")[0]
    names = [normalize_name(name) for name in next(csv.reader([first], _dialect(first)), [])]
    has_title = any(name in _TITLES for name in names)
    return has_title and any(name in _ADDRESSES for name in names)


def read(file: ParsedFile) -> Reading:
    """A news item for each row."""
    news = []
    problems = list(file.machine_source.problems)
    for count, (line, row) in enumerate(_rows(file.machine_source.text, file.path, problems)):
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


def _dialect(first: str) -> type[csv.Dialect]:
    signs = {sign: first.count(sign) for sign in (",", "\t", ";")}
    best = max(signs, key=lambda sign: signs[sign])

    class Table(csv.excel):
        delimiter = best

    return Table


def _rows(text: str, path: str, problems: list[Problem]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The rows beneath the names of the columns, each with its line."""
    text = text.lstrip("\ufeff\n")
    before = csv.field_size_limit(_LONGEST_CELL)
    table = csv.reader(io.StringIO(text), _dialect(text.partition("\n")[0]))
    line = 1
    try:
        names = [normalize_name(name) for name in next(table, [])]
        for cells in table:
            line, begun = table.line_num + 1, line
            if any(cells):
                yield begun + 1, dict(zip(names, cells, strict=False))
            line = table.line_num
    except csv.Error as error:
        problems.append(
            Problem(path, table.line_num, f"this is no table ({error}); mend this row.")
        )
    finally:
        csv.field_size_limit(before)


def _published(path: str, line: int, row: Mapping[str, str]) -> Published | None:
    def first(names: tuple[str, ...]) -> str:
        return next((clean_line(row[name]) for name in names if row.get(name, "").strip()), "")

    address = web_address(first(_ADDRESSES))
    title = first(_TITLES)
    if not title and address is None:
        return None
    topics: list[Value] = []
    for name in _TOPICS:
        topics += [
            word.strip()
            for word in _SEPARATOR.split(row.get(name, "").strip("[]"))
            if word.strip(" '\"")
        ]
    fields: dict[str, Value] = {
        "title": None if title == address else title or None,
        "url": address,
        "published": first(_DATES) or None,
        "topics": topics,
        "provider": first(_SITES) or None,
        "author": first(_AUTHORS) or None,
        "images": first(_IMAGES) or None,
    }
    text = "\n\n".join(filter(None, map(row.get, _EXCERPTS)))
    return Published.of_html(path, fields, text, line=line)
