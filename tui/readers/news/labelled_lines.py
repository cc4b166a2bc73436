"""What stands in labelled lines below an article's title, as programs export it for notes.

    # Bees in court
    ## Metadata
    - Author: [[Ann Lee]]
    - URL: https://…

The lines may be items of a list or not, their labels in bold or not, and a heading that names them
may stand above. They count where they tell an address, or a date with something else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tui.readers.dates import parse_when
from tui.readers.frontmatter.document import FrontMatter
from tui.readers.frontmatter.field_names import is_named, normalize_name
from tui.readers.frontmatter.values import unquoted
from tui.readers.markup.inline import plain
from tui.urls import web_address

if TYPE_CHECKING:
    from tui.readers.frontmatter.document import Value

_LINE = re.compile(
    r"[ \t]{0,9}(?:[-*+•>][ \t]{1,3})?[*_]{0,3}:?([^\W\d][\w\u0900-\u0dff /.-]{0,30}?)"
    r"[*_]{0,3}[ \t]?[:\uff1a][*_]{0,3}(?:(?:(?<=\uff1a)|[ \t]+)(\S.*)|[ \t]*)$"
)
_HEADING = re.compile(r"#{1,6}[ \t]+\S")
_ABOVE = re.compile(r"[ \t]*$|!\[|#{1,6}[ \t]+\S|[-=~]{3,}$|#[\w/-]+([ \t]+#[\w/-]+)*$")
_PICTURE = re.compile(r"!\[[^\[\]\n]{0,200}\]\(<?([^()\s<>]{4,2000})>?\)[ \t]*$")
_ADDRESS = re.compile(
    r"https?://[^\s<>()\[\]\"']{3,2000}(?:\([^\s()]{0,200}\)[^\s<>()\[\]\"']{0,500})?"
)
_WIKI = re.compile(r"\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]\n]{1,200}))?\]\]")
_SIGNS = "-*+•"
_TAG = re.compile(r"#([\w/-]{1,100})")
_HEAD = 60  # lines in which the labelled ones begin
_NAMED = (
    *("news.title", "news.address", "news.published", "news.topics", "news.provider"),
    *("news.excerpt", "news.images", "news.domain"),
)
_LITTER = re.compile(
    r"[ \t]{0,9}\(\[(?:View Highlight|Open in [\w ]{1,20}|View)\]\([^()\s]{1,500}\)\)"
    r"|[ \t]{1,9}\^[\w-]{2,40}(?=[ \t]{0,9}$)",
    re.MULTILINE,
)


class _Label(NamedTuple):
    row: int
    name: str
    value: str


def below_title(matter: FrontMatter) -> FrontMatter | None:
    """The article with these lines as its fields; None where there are none."""
    lines = matter.body.split("\n")
    labels = _labels(lines)
    fields: dict[str, Value] = {}
    for label in labels:
        fields.setdefault(label.name, _value(label.name, label.value))
    if not _tells_enough(fields):
        return None
    first, last = labels[0].row, labels[-1].row
    while first and (not lines[first - 1].strip() or _names_what_follows(lines, first - 1)):
        first -= 1
    if any(_HEADING.match(line) for line in lines[:first]):
        fields = {name: fields[name] for name in fields if not is_named(name, "news.title")}
    else:
        full = (value for name, value in fields.items() if _is_full_title(name))
        titles = (value for name, value in fields.items() if is_named(name, "news.title"))
        fields["title"] = next(full, next(titles, None))
    pictures = (_PICTURE.match(line) for line in lines[:first])
    images: list[Value] = [picture[1] for picture in pictures if picture]
    if images:
        fields.setdefault("image", images)
    above = (line for line in lines[:first] if not _PICTURE.match(line))
    body = "\n".join((*above, "", *lines[last + 1 :]))
    numbers = {label.name: matter.body_line + label.row for label in reversed(labels)}
    return FrontMatter(fields, numbers, _LITTER.sub("", body), matter.body_line, matter.problems)


def _labels(lines: list[str]) -> list[_Label]:
    """The first run of labelled lines that are understood, where only headings stand above."""
    found: list[_Label] = []
    for index, line in enumerate(lines[: 2 * _HEAD]):
        match = _LINE.match(line)
        is_field = found and line.startswith(":")  # of reStructuredText, whatever its name
        if match is not None and (is_field or _is_known(match[1])):
            found.append(_Label(index, match[1].strip(), (match[2] or "").strip()))
        elif match is not None and not found and match[0].lstrip()[:1] in _SIGNS:
            continue  # an item whose label is not known, as of another language
        elif (found and line.strip() and not (line.startswith((" ", "\t")) or match)) or (
            not found and (not _ABOVE.match(line) or index > _HEAD)
        ):
            break
    return found


def _is_known(name: str) -> bool:
    return is_named(name, *_NAMED, "label.other")


def _is_full_title(name: str) -> bool:
    return normalize_name(name) == "fulltitle"


def _tells_enough(fields: dict[str, Value]) -> bool:
    address = any(is_named(name, "news.address") and _is_address(fields[name]) for name in fields)
    dated = any(
        is_named(name, "news.published")
        and isinstance(value, str)
        and parse_when(value) is not None
        for name, value in fields.items()
    )
    return address or (dated and len(fields) > 1)


def _is_address(value: Value) -> bool:
    return isinstance(value, str) and web_address(value) is not None


def _names_what_follows(lines: list[str], index: int) -> bool:
    """Whether a heading only names the labelled lines: it says so, or another stands above it."""
    heading = _HEADING.match(lines[index])
    if heading is None:
        return False
    is_name = is_named(lines[index].strip("# \t:"), "label.heading")
    return is_name or any(_HEADING.match(line) for line in lines[:index])


def _value(name: str, text: str) -> Value:
    if is_named(name, "news.address", "news.images"):
        address = _ADDRESS.search(text)
        return address[0] if address else text or None
    text = _WIKI.sub(lambda match: match[2] or match[1], text)
    tags: list[Value] = list(_TAG.findall(text))
    if tags and not _TAG.sub("", text).strip(" ,"):
        return tags
    return unquoted(plain(text))
