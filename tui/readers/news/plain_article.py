"""A plain text as an article: the date and the title that stand above it, and its paragraphs."""

from __future__ import annotations

import re
from typing import NamedTuple

from tui.model import When
from tui.readers.dates import parse_when
from tui.readers.frontmatter.field_names import is_named
from tui.sanitize import clean_line
from tui.urls import web_address

_LONGEST_TITLE = 160  # characters
_LABEL = re.compile(r"([^\W\d_]{1,20}(?: [^\W\d_]{1,20}){0,2}) ?[:\uff1a]")
_GLUED = re.compile(
    r"([^\W\d_]{1,20})[ ]{0,3}:?[ ]{0,3}(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"
    r"(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?)"
    r"(?![\d_/:.-]|T\d)[ ]{0,9}[-\u2013\u2014:|]?[ ]{0,9}"
)
_SENTENCE = re.compile(r"[^\W\d_]{3}[.!?] ")
_ENDS = tuple(".!?…:;,。、।؟\uff01\uff1f\u06d4")
_HEAD = 6  # lines above a text at most
_QUOTES = "\"'”\u2019»)]*_"


class PlainArticle(NamedTuple):
    """The date and the title above a text, and its paragraphs, divided by an empty line.

    The address is that which stands right below the title with the date or who wrote it.
    """

    published: When | None
    title: str | None
    body: str
    url: str | None = None


def parse_article(text: str) -> PlainArticle:
    """Take a clean plain text apart.

    A date counts on a line of its own, also behind a word such as "date", or glued to the text
    behind such a word. A title is a short line, no sentence, with an empty line beneath it.
    """
    headed = _lines_above(text.strip("\n"))
    if headed is not None:
        return headed
    published, text = _date_above(text.strip("\n"))
    title, rest = _title_above(text)
    if title is not None and published is None:
        published, rest = _date_above(rest, glued=False)
    return PlainArticle(published, title, _paragraphs(rest))


def _lines_above(text: str) -> PlainArticle | None:
    """The title, and right below it lines of which one is a date and one an address."""
    head, _, rest = text.partition("\n\n")
    title, *lines = [line.strip() for line in head.split("\n", _HEAD)]
    if not 2 <= len(lines) < _HEAD or not rest.strip():
        return None
    if not _title_above(f"{title}\n\n{rest}")[0] or max(map(len, lines)) > _LONGEST_TITLE:
        return None
    dates = [when for line in lines if (when := _date_line(line)) is not None]
    addresses = [address for line in lines if " " not in line and (address := web_address(line))]
    if len(dates) != 1 or len(addresses) != 1:
        return None
    told = (line for line in lines if not _date_line(line) and not web_address(line))
    return PlainArticle(
        dates[0], clean_line(title), _paragraphs("\n".join((*told, "", rest))), addresses[0]
    )


def _first_line(text: str) -> tuple[str, str]:
    text = text.lstrip()
    line, _, rest = text.partition("\n")
    return line.rstrip(), rest


def _date_above(text: str, *, glued: bool = True) -> tuple[When | None, str]:
    line, rest = _first_line(text)
    if len(line) <= _LONGEST_TITLE and (when := _date_line(line)) is not None:
        return when, rest
    dated = _GLUED.match(line) if glued else None
    if dated is None or not is_named(dated[1], "news.published"):
        return None, text
    when = parse_when(dated[2])
    return (when, f"{line[dated.end() :]}\n{rest}") if when else (None, text)


def _date_line(line: str) -> When | None:
    """The date that is all there is on a line, but for words that announce it."""
    if when := parse_when(line):
        return when
    line = _LABEL.sub(r"\1 ", line, count=1) if _LABEL.match(line) else line
    for length in (3, 2, 1):
        words = line.split(maxsplit=length)
        if len(words) > length and is_named(" ".join(words[:length]), "news.published"):
            return parse_when(words[length])
    return None


def _title_above(text: str) -> tuple[str | None, str]:
    line, rest = _first_line(text)
    below = rest.partition("\n")[0]
    words = clean_line(line)
    is_title = (
        0 < len(words) <= _LONGEST_TITLE
        and not below.strip()
        and rest.strip()
        and not words.rstrip(_QUOTES).endswith(_ENDS)
        and len(_SENTENCE.findall(words)) < 2
        and any(char.isalpha() for char in words)
    )
    return (words, rest) if is_title else (None, text)


def _paragraphs(text: str) -> str:
    """The text with one empty line between paragraphs, and no blanks where lines end."""
    lines = [line.rstrip() for line in text.split("\n")]
    rows = [line for line, before in zip(lines, ["", *lines], strict=False) if line or before]
    return "\n".join(rows).strip("\n")
