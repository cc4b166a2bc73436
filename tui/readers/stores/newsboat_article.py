"""An article as newsboat saves it: lines that tell of it, an empty line, its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.readers.format_reader import ParsedFile
from tui.readers.frontmatter.document import FrontMatter
from tui.readers.news.reader import read_article
from tui.readers.reading import Reading
from tui.readers.source import line_at
from tui.urls import web_address

if TYPE_CHECKING:
    from tui.readers.frontmatter.document import Value

_LINE = re.compile(r"(Feed|Title|Author|Link|Date|Flags|Podcast Download URL): ?([^\n]*)\n")
_NAMES = {"Feed": "provider", "Title": "title", "Author": "author", "Link": "url", "Date": "date"}
_LINK_LIST = re.compile(r"\n *Links: *\n(?:\[\d{1,4}\]: [^\n]*\n?)+\s*\Z")
_MARK = re.compile(r"\[\d{1,4}\](?!:)")


def read(file: ParsedFile) -> Reading:
    """The one article; the numbers by which newsboat lists its links are taken out of the text."""
    text = file.source.text
    at = len(text) - len(text.lstrip("\ufeff\n "))
    fields: dict[str, Value] = {}
    lines: dict[str, int] = {}
    while (match := _LINE.match(text, at)) is not None:
        name = _NAMES.get(match[1], match[1])
        fields[name] = match[2].strip() or None
        lines[name] = line_at(text, at)
        at = match.end()
    body, listed = _LINK_LIST.subn("\n", text[at:].lstrip("\n "))
    if listed:
        body = _MARK.sub("", body)
    matter = FrontMatter(fields, lines, body, line_at(text, at))
    article = ParsedFile.of_matter(matter, file.path)
    if body.strip():
        article.source = file.source
    if fields.get("url") and web_address(str(fields["url"])) is None:
        fields["link"] = fields.pop("url")
    return Reading(news=(read_article(article),))
