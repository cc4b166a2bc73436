"""Formats of what is published: feeds, pages, letters, and what programs keep of these."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.readers.structured import StructuredFormat

if TYPE_CHECKING:
    from tui.readers.format_reader import ParsedFile


def _suffixes(words: str) -> frozenset[str]:
    return frozenset(f".{word}" for word in words.split())


def _is_news_json(file: ParsedFile) -> bool:
    from tui.readers.stores.json_items import lists_items  # noqa: PLC0415  few files are JSON

    return lists_items(file)


def _is_news_table(file: ParsedFile) -> bool:
    from tui.readers.stores.table_items import names_articles  # noqa: PLC0415  few files are tables

    return names_articles(file)


def _is_newsboat(file: ParsedFile) -> bool:
    from tui.readers.stores.newsboat import is_cache  # noqa: PLC0415  few files are databases

    return is_cache(file.path)


_COMMENTS = r"(?:\s|<!--(?:[^-]|-(?!->))*+-->|<\?(?:[^?]|\?(?!>))*+\?>)*+"
_DOCTYPE = r"(?:<!DOCTYPE\s(?!\s{0,9}html\b)(?:[^<>\[]*+)(?:\[.{0,4000}?\]\s{0,9})?>)?"
_PROLOG = rf"{_COMMENTS}(?s:{_DOCTYPE}){_COMMENTS}"
_ARTICLE_HEADER = r"(?:Feed|Title|Author|Link|Date|Flags|Podcast Download URL): "

PUBLISHED = (
    StructuredFormat(
        "An RSS, Atom or RDF feed",
        "feeds.feed",
        own=_suffixes("rss atom rdf"),
        shared=_suffixes("xml html htm"),
        pattern=re.compile(rf"{_PROLOG}<(?:\w{{1,30}}:)?(?:rss|feed|RDF)[\s>]"),
    ),
    StructuredFormat(
        "A list of feeds (OPML)",
        "feeds.opml",
        own=_suffixes("opml"),
        shared=_suffixes("xml"),
        pattern=re.compile(rf"{_PROLOG}(?i:<opml[\s>])"),
    ),
    StructuredFormat(
        "News in JSON: JSON Feed, Miniflux, FreshRSS, wallabag, Pocket, other lists of articles",
        "stores.json_items",
        shared=_suffixes("json jsonl ndjson"),
        pattern=re.compile(r"\{\s{0,99}\"|\[\s{0,99}\{\s{0,99}\""),
        sign=_is_news_json,
    ),
    StructuredFormat(
        "A page of HTML",
        "pages.page",
        own=_suffixes("html htm xhtml"),
        pattern=re.compile(rf"{_COMMENTS}(?i:<(?:!doctype\s{{1,9}}html|html|head|body)\b)"),
    ),
    StructuredFormat(
        "A letter (EML) or a page saved as MHTML",
        "pages.mail",
        own=_suffixes("eml mht mhtml"),
        pattern=re.compile(
            r"(?=(?:[\w-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){0,60}MIME-Version:)[\w-]{1,40}:",
            re.IGNORECASE,
        ),
    ),
    StructuredFormat(
        "A table of saved articles: Pocket, Instapaper, Raindrop, Readwise",
        "stores.table_items",
        shared=_suffixes("csv tsv"),
        pattern=re.compile(r"[^\n]{0,2000}\b(?i:url|link)\b"),
        sign=_is_news_table,
    ),
    StructuredFormat(
        "What newsboat has read (cache.db)",
        "stores.newsboat",
        shared=_suffixes("db sqlite sqlite3"),
        magic={0: (b"SQLite format 3\0",)},
        sign=_is_newsboat,
    ),
    StructuredFormat(
        "An article that newsboat saved",
        "stores.newsboat_article",
        shared=_suffixes("txt"),
        pattern=re.compile(rf"{_ARTICLE_HEADER}[^\n]*\n(?:{_ARTICLE_HEADER}[^\n]*\n){{1,6}}\s*\n"),
    ),
)
"""What is told by marks of its own."""
