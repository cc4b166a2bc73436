"""Files to news items: Markdown under front matter, and articles as plain text."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from tui.model import NewsItem, Problem
from tui.readers.dates import parse_when
from tui.readers.frontmatter.document import FrontMatter, split
from tui.readers.frontmatter.fields import Fields, loose
from tui.readers.markup.plain_text import plain_text
from tui.readers.news.boilerplate import without_litter
from tui.readers.news.item_fields import ADDRESSES, is_item, item_of, plain_line, read_item
from tui.readers.news.plain_article import read_article
from tui.sanitize import clean, control_problems

if TYPE_CHECKING:
    from tui.model import When
    from tui.readers.source import Source

BODY_CAP = 1_000_000
"""Characters of an article that are read at most."""

_SEVERAL = ("items", "articles", "news", "entries")
_PATHS = ("path", "permalink", "slug", "url", "originalslug")
_DATED_NAME = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})(?=[-_. ]|$)")
_DATED_PATH = re.compile(r"(?:^|/)(\d{4}/\d{1,2}/\d{1,2})(?=/|$)")
_MARKDOWN_SUFFIXES = (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd")
_MARKDOWN = re.compile(r"^(?:#{1,6} \S|```)|\]\(https?://", re.MULTILINE)
_HEADING = re.compile(r"\s{0,99}#{1,2} +(\S[^\n]{0,500})\n")


def read_news(source: Source) -> NewsItem:
    """The article that a file holds; never raises.

    Front matter gives the fields, whatever case and punctuation their names have, and what is
    beneath is the body. Without front matter the file is an article as plain text or Markdown.
    What cannot be understood is told in the item's problems, and the rest is read.
    """
    return _read(source, split(source))


def _read(source: Source, matter: FrontMatter) -> NewsItem:
    item = _of_matter(source, matter) if matter.fields else _of_text(source, matter)
    return replace(item, problems=(*source.problems, *matter.problems, *item.problems))


def read_news_all(source: Source, matter: FrontMatter | None = None) -> tuple[NewsItem, ...]:
    """The articles that a file holds: several where it is YAML with a list of items.

    Args:
        source: the file.
        matter: its front matter, if that was split off already.
    """
    matter = split(source) if matter is None else matter
    for name, value in matter.fields.items():
        several = isinstance(value, list) and loose(name) in _SEVERAL
        if several and isinstance(value, list) and not matter.body.strip():
            line = matter.lines.get(name)
            found = [read_item(source.path, part, line) for part in value if is_item(part)]
            if found:
                first = (*source.problems, *matter.problems, *found[0].problems)
                return (replace(found[0], problems=first), *found[1:])
    return (_read(source, matter),)


def _of_matter(source: Source, matter: FrontMatter) -> NewsItem:
    fields = Fields(source.path, dict(matter.fields), matter.lines, 1)
    item = item_of(fields)
    title, body, problems = _body(source, matter)
    if item.title is None:
        item = replace(item, title=title)
    elif title is not None and title.casefold() != item.title.casefold():
        body = f"{title}\n\n{body}"
    published = item.published or _dated(source, matter)
    return replace(item, body=body, published=published, problems=(*fields.problems, *problems))


def _dated(source: Source, matter: FrontMatter) -> When | None:
    """The date in a file's name or in an article's path, as site generators put it there."""
    named = _DATED_NAME.match(PurePath(source.path).name)
    if named is not None and (when := parse_when(named[1])):
        return when
    for name, value in matter.fields.items():
        if loose(name) in (*_PATHS, *ADDRESSES) and isinstance(value, str):
            found = _DATED_PATH.search(value[:500])
            if found is not None and (when := parse_when(found[1])):
                return when
    return None


def _of_text(source: Source, matter: FrontMatter) -> NewsItem:
    """A file without front matter as an article."""
    title, body, problems = _body(source, matter)
    published = None
    if title is None:
        article = read_article(body)
        title, body, published = article.title, article.body, article.published
    body = without_litter(body)
    return NewsItem(
        source.path,
        title,
        body=body,
        published=published or _dated(source, matter),
        problems=tuple(problems),
    )


def _body(source: Source, matter: FrontMatter) -> tuple[str | None, str, list[Problem]]:
    """The heading that a body begins with, the plain text beneath, and problems."""
    body = matter.body
    problems = list(control_problems(source.path, body, matter.body_line))
    if len(body) > BODY_CAP:
        cut = body.rfind("\n", 0, BODY_CAP) + 1 or BODY_CAP
        line = matter.body_line + body.count("\n", 0, cut)
        message = f"the article is cut here, after {cut:,} characters; split the file."
        problems.append(Problem(source.path, line, message))
        body = body[:cut]
    if not _is_markdown(source, matter):
        return None, clean(body), problems
    heading = _HEADING.match(body + "\n")
    title = plain_line(plain_text(heading[1])) if heading else None
    body = body[heading.end() :] if heading and title else body
    return title, without_litter(plain_text(body)), problems


def _is_markdown(source: Source, matter: FrontMatter) -> bool:
    suffix = PurePath(source.path).suffix.lower()
    written = suffix in _MARKDOWN_SUFFIXES or bool(matter.fields)
    return written or _MARKDOWN.search(matter.body) is not None
