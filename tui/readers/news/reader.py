"""Files to news items: Markdown under front matter, and articles as plain text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import NamedTuple

from msgspec.structs import replace

from tui.model import Markup, NewsItem, Problem, When
from tui.readers.dates import parse_when
from tui.readers.files import MARKDOWN_SUFFIXES
from tui.readers.format_reader import ParsedFile
from tui.readers.frontmatter.document import FrontMatter
from tui.readers.frontmatter.field_names import is_named
from tui.readers.frontmatter.fields import Fields
from tui.readers.markup.blocks import Block, BlockKind
from tui.readers.markup.paragraphs import markup_in, paragraphs
from tui.readers.markup.plain_text import article_blocks, plain_text, quoted_lines
from tui.readers.news.boilerplate import without_boilerplate
from tui.readers.news.item_fields import item_of, listed_items, plain_line
from tui.readers.news.plain_article import PlainArticle, parse_article
from tui.readers.source import Source, control_problems
from tui.readers.summary.diagnostics import unread_problems
from tui.sanitize import clean
from tui.urls import host_of

BODY_CAP = 1_000_000
"""Characters of an article that are read at most."""
_DATED_NAME = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})(?=[-_. ]|$)")
_DATED_PATH = re.compile(r"(?:^|/)(\d{4}/\d{1,2}/\d{1,2})(?=/|$)")
_MARKDOWN = re.compile(r"^(?:#{1,6} \S|```)|\]\(https?://", re.MULTILINE)
_UNDERLINED = re.compile(r"\A\s{0,99}(\S[^\n]{0,300})\n[=#*~^]{3,99}[ \t]*\n")
_HEADING = re.compile(r"\s{0,99}#{1,2} +(\S[^\n]{0,500})\n")


class _Body(NamedTuple):
    """The heading that a body begins with, the plain text beneath, problems, and its blocks."""

    title: str | None
    text: str
    problems: list[Problem]
    blocks: list[Block]


def read_article(file: ParsedFile) -> NewsItem:
    """The article that a file holds; never raises, problems tell what is not understood."""
    source, matter = file.source, file.matter
    item = _of_matter(source, matter) if matter.fields else _of_text(source, matter)
    return replace(item, problems=(*source.problems, *matter.problems, *item.problems))


def read_plain_article(file: ParsedFile) -> NewsItem:
    """The article that a text without front matter is; times on many of its lines are told."""
    item = read_article(file)
    unread = unread_problems(file.path, file.blocks, file.outline)
    return replace(item, problems=(*item.problems, *unread))


def read_items(file: ParsedFile) -> tuple[NewsItem, ...]:
    """The items that front matter lists; the problems of the file go with the first."""
    first, *rest = listed_items(file.path, file.matter)
    problems = (*file.source.problems, *file.matter.problems, *first.problems)
    return (replace(first, problems=problems), *rest)


def _markup(body: str, written: str, blocks: Sequence[Block]) -> tuple[Markup, ...]:
    """What a body was in its file, as it was written and as the blocks that it was made of."""
    quotes = [one for one in markup_in(body, quoted_lines(written)) if one.kind == "quote"]
    found = [*quotes, *markup_in(body, blocks, as_article=True)]
    return tuple(sorted(found, key=lambda one: (one.start, -one.end)))


def _of_matter(source: Source, matter: FrontMatter) -> NewsItem:
    fields = Fields(source.path, dict(matter.fields), matter.lines, 1)
    item = item_of(fields)
    if item.url is None:
        item, matter = _with_original(item, matter)
    if not matter.body.strip():
        item, matter = _with_text_of_fields(item, matter)
    title, body, problems, blocks = _body(source, matter)
    if item.title is None:
        item = replace(item, title=title)
    elif title is not None and title.casefold() != item.title.casefold():
        body = f"{title}\n\n{body}"
        blocks = [Block(0, BlockKind.HEADING, title, 2), *blocks]
    published = item.published or _dated(source, matter)
    return replace(
        item,
        body=body,
        body_markup=_markup(body, matter.body, blocks),
        published=published,
        problems=(*fields.problems, *problems),
    )


def _with_text_of_fields(item: NewsItem, matter: FrontMatter) -> tuple[NewsItem, FrontMatter]:
    """A file that is all fields, with the one that holds the article as its text."""
    extra = tuple(pair for pair in item.extra if not is_named(pair[0], "news.text"))
    texts = (value for name, value in matter.fields.items() if is_named(name, "news.text"))
    body = next((text for text in texts if isinstance(text, str)), "")
    return replace(item, extra=extra) if body else item, replace(matter, body=body)


def _with_original(item: NewsItem, matter: FrontMatter) -> tuple[NewsItem, FrontMatter]:
    """The item with the address that stands above its text, if there is one."""
    from tui.readers.news.original_link import address_above  # noqa: PLC0415  for these alone

    address, body = address_above(matter.body)
    if address is None:
        return item, matter
    item = replace(item, url=address, domain=item.domain or host_of(address))
    return item, replace(matter, body=body)


def _dated(source: Source, matter: FrontMatter) -> When | None:
    """The date in a file's name or in an article's path, as site generators put it there."""
    fields = matter.fields.items()
    values = (value for name, value in fields if is_named(name, "news.path", "news.address"))
    paths = (_DATED_PATH.search(value[:500]) for value in values if isinstance(value, str))
    dated = (_DATED_NAME.match(PurePath(source.path).name), *paths)
    return next(filter(None, (parse_when(match[1]) for match in dated if match)), None)


def _of_text(source: Source, matter: FrontMatter) -> NewsItem:
    from tui.readers.news.labelled_lines import below_title  # noqa: PLC0415  for these alone
    from tui.readers.news.original_link import address_above  # noqa: PLC0415  for these alone

    matter = replace(matter, body=_UNDERLINED.sub(r"# \1\n\n", matter.body, count=1))
    labelled = below_title(matter)
    if labelled is not None:
        return _of_matter(source, labelled)
    address, text = address_above(matter.body)
    title, body, problems, blocks = _body(source, replace(matter, body=text))
    plain = PlainArticle(None, title, body) if title is not None else parse_article(body)
    body = without_boilerplate(plain.body)
    address = address or plain.url
    return NewsItem(
        source.path,
        plain.title,
        body=body,
        body_markup=_markup(body, text, blocks),
        url=address,
        domain=host_of(address) if address else None,
        published=plain.published or _dated(source, matter),
        problems=tuple(problems),
    )


def _body(source: Source, matter: FrontMatter) -> _Body:
    body = matter.body
    problems = list(control_problems(source.path, body, matter.body_line))
    if len(body) > BODY_CAP:
        cut = body.rfind("\n", 0, BODY_CAP) + 1 or BODY_CAP
        line = matter.body_line + body.count("\n", 0, cut)
        message = f"the article is cut here, after {cut:,} characters; split the file."
        problems.append(Problem(source.path, line, message))
        body = body[:cut]
    if not _is_markdown(source, matter):
        return _Body(None, clean(body), problems, [])
    heading = _HEADING.match(body + "\n")
    title = plain_line(plain_text(heading[1])) if heading else None
    body = body[heading.end() :] if heading and title else body
    blocks = article_blocks(body)
    text = "\n\n".join(paragraphs(blocks, as_article=True))
    return _Body(title, without_boilerplate(text), problems, blocks)


def _is_markdown(source: Source, matter: FrontMatter) -> bool:
    if matter.fields or PurePath(source.path).suffix.lower() in MARKDOWN_SUFFIXES:
        return True
    return _MARKDOWN.search(matter.body) is not None
