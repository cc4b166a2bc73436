"""Lists of links as news: a line each, a title above its address, or a section with one link.

    - [Bees in court](https://…) - a verdict     Bees in court      ## Bees in court
    - Mites: https://…                           https://…          A verdict. [Read more](https://…)

A text is such a list where hardly anything else stands in it. Linear in the length of the text.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tui.readers.dates import parse_when
from tui.readers.markup.inline import plain
from tui.readers.published import Published, limited
from tui.readers.reading import Reading
from tui.urls import web_address

if TYPE_CHECKING:
    from tui.readers.format_reader import ParsedFile
    from tui.readers.frontmatter.document import Value

_ADDRESS = r"https?://[^\s<>()\[\]]{3,2000}(?:\([^\s()]{0,200}\)[^\s<>()\[\]]{0,500})?"
_MARKER = r"[ \t]{0,8}(?:[-*+•][ ]{1,3}(?:\[[ xX]\] )?|[0-9]{1,3}[.)][ ]{1,3}|#{2,6}[ ]{1,3})?"
_LINKED = re.compile(
    rf"{_MARKER}(?P<above>(?:[^\w\n\[]|[\d_]){{0,40}})\[(?P<title>[^\[\]\n]{{1,300}})\]"
    rf"\(<?(?P<url>{_ADDRESS})>?(?: \"[^\"\n]{{0,300}}\")?\)[*_]{{0,3}}(?P<rest>(?:[^\w\n].*)?)$"
)
_NAMED = re.compile(
    rf"{_MARKER}(?P<above>)(?P<title>[^\n]{{3,300}}?)[ ]?[:–—|-]?[ \t](?P<rest>)"
    rf"<?(?P<url>{_ADDRESS})>?[ \t]*$"
)
_BOLD = re.compile(
    rf"{_MARKER}(?P<above>)\*\*(?P<title>[^*\n\[]{{3,200}})\*\*(?P<rest>[^\n\[]{{3,1000}}"
    rf"\[[^\[\]\n]{{1,80}}\]\((?P<url>{_ADDRESS})\)[^\n\[]{{0,20}})$"
)
_BARE = re.compile(rf"{_MARKER}<?(?P<url>{_ADDRESS})>?[ \t]*$")
_LINK = re.compile(rf"(?:\[[^\[\]\n]{{1,300}}\]\()?<?({_ADDRESS})")
_ENDS_IN_LINK = re.compile(r"\]\([^()\s]{1,2000}\)[\s.*_)»→]{0,9}$")
_HEADING = re.compile(r"(#{1,6})[ \t]+(\S.*)$")
_SECTION = re.compile(r"#{2,6}[ \t]+(?:[0-9]{1,3}[.)] )?(\S.*)$|\*\*([^*\n]{3,300})\*\*[ \t]*$")
_HEADLINE = re.compile(r"(?=(?:[^\n]{0,99}[^\W\d_]{3}){2})\S[^\n]{5,150}$")  # if in capitals
_UNDERLINE = re.compile(r"[-=~]{4,}[ \t]*$")
_NUMBER = re.compile(r"[0-9]{1,3}[.)] ")
_APART = re.compile(r"[·•|*]| [-–—] ")
_SIGNS = " \t*_-–—:|·•.,()>"
_SET_OFF = " \t-–—:|·•,"
_FEW = 3  # links
_INTRO, _OTHERS = 30, 3  # words that stand apart, in all and for each link, at most


class _Entry(NamedTuple):
    line: int
    title: str
    url: str
    words: list[str]

    @property
    def body(self) -> str:
        """The words on the link."""
        return "\n".join(self.words).strip(_SET_OFF + "\n")


def lists_links(file: ParsedFile) -> bool:
    """Whether a text is a list of links, and no notes of a recording."""
    return bool(_entries(file.source.text)) and not file.outline.timestamps


def read(file: ParsedFile) -> Reading:
    """A news item for each link."""
    entries, problems = limited(_entries(file.source.text), file.path, "links")
    items = (
        Published(file.path, _fields(entry), entry.body, line=entry.line).news_item()
        for entry in entries
    )
    return Reading(news=tuple(items), problems=(*file.source.problems, *problems))


def _entries(text: str) -> list[_Entry]:
    lines = text.split("\n")
    return _of_sections(lines) or _of_lines(lines)


def _of_lines(lines: list[str]) -> list[_Entry]:
    """The links of lines, each with the words behind it and in the lines below."""
    entries: list[_Entry] = []
    others, above = 0, ""
    for number, line in enumerate(lines, 1):
        if (bare := _BARE.match(line)) is not None:
            entries.append(_Entry(number, above, bare["url"], []))
            others -= len(above.split())
        elif (link := _link_in(line)) is not None:
            words = [told for told in (link["above"], link["rest"]) if told.strip(_SIGNS)]
            entries.append(_Entry(number, link["title"], link["url"], words))
        elif line.strip() and not _HEADING.match(line):
            if entries and line[:1].isspace():
                entries[-1].words.append(line.strip())
            others += len(line.split())
            above = line.strip(_SIGNS)
            continue
        above = ""
    few = _FEW if others else _FEW - 1
    is_list = len({entry.url for entry in entries}) >= few and others <= _INTRO + _OTHERS * len(
        entries
    )
    return entries if is_list else []


def _link_in(line: str) -> re.Match[str] | None:
    """The one link of a line, behind its title or as the title's own."""
    return _LINKED.match(line) or _NAMED.match(line) or _BOLD.match(line)


def _of_sections(lines: list[str]) -> list[_Entry]:
    """The links of sections of which each has one, whatever its label.

    Two sections are no list, but for where each begins or ends with its link.
    """
    end = next((index for index, line in enumerate(lines) if line.rstrip() == "--"), len(lines))
    lines = lines[:end]  # a signature
    below = (*lines[1:], "")[: len(lines)]
    titles = {
        index: title
        for index, pair in enumerate(zip(lines, below, strict=True))
        if (title := _section_title(*pair))
    }
    entries: list[_Entry] = []
    apart = 0
    for start, stop in pairwise((*titles, len(lines))):
        words = lines[start + 1 : stop]
        urls = {url for line in lines[start:stop] for url in _LINK.findall(line)}
        if not urls and not entries and lines[start].isupper():
            continue  # the name of a newsletter
        if len(urls) != 1 or not any(map(str.strip, words)):
            return []
        words = words[1:] if _UNDERLINE.match(words[0]) else words
        last = next(line for line in reversed(words) if line.strip())
        is_apart = (
            _LINKED.match(lines[start].strip("*"))
            or _ENDS_IN_LINK.search(last)
            or _BARE.match(last)
        )
        apart += is_apart is not None
        entries.append(_Entry(start + 1, titles[start], urls.pop(), words))
    few = _FEW - 1 if apart == len(entries) else _FEW
    return entries if len({entry.url for entry in entries}) >= few else []


def _section_title(line: str, below: str) -> str | None:
    """What a line calls a section: a heading, words in bold, or underlined, or in capitals."""
    section = _SECTION.match(line)
    if section is not None:
        return section[1] or section[2]
    is_upper = line.isupper() and _HEADLINE.match(line)
    is_title = is_upper or (line.strip() and _UNDERLINE.match(below))
    return _NUMBER.sub("", line.strip()) if is_title else None


def _fields(entry: _Entry) -> dict[str, Value]:
    """What is told of a link; a date is one that stands apart in its words."""
    pieces = (piece for line in entry.words[:3] for piece in _APART.split(line))
    dates = (piece.strip(_SIGNS) for piece in pieces)
    title = plain(entry.title).strip(_SIGNS)
    return {
        "title": None if web_address(title) else title or None,
        "url": web_address(entry.url),
        "published": next((date for date in dates if parse_when(date)), None),
    }
