"""What the head of a page says of it: Open Graph, JSON-LD, Dublin Core, plain meta elements."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec

from tui.readers.dates import parse_when
from tui.readers.pages.html_tree import names
from tui.sanitize import clean_line
from tui.urls import plays, web_address

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_TITLE = ("og:title", "twitter:title", "dc.title", "citation_title", "parsely-title")
_URL = ("og:url", "parsely-link", "twitter:url")
_SITE = ("og:site_name", "application-name", "twitter:app:name:iphone", "publisher", "dc.publisher")
_DATE = (
    *("article:published_time", "og:article:published_time", "datepublished", "pubdate"),
    *("publishdate", "publication_date", "dc.date", "dc.date.issued", "dcterms.created", "date"),
    *("parsely-pub-date", "sailthru.date", "article.published", "citation_publication_date"),
)
_EXCERPT = ("og:description", "description", "twitter:description", "dc.description")
_TOPICS = ("article:tag", "news_keywords", "keywords", "parsely-tags")
_IMAGES = ("og:image", "og:image:url", "twitter:image")
_MEDIA = ("og:audio", "og:audio:secure_url", "og:audio:url", "twitter:player:stream")
_ARTICLES = names(
    "Article NewsArticle BlogPosting Report ScholarlyArticle TechArticle OpinionNewsArticle"
    " ReviewNewsArticle AnalysisNewsArticle LiveBlogPosting Review SocialMediaPosting"
)
_RECORDINGS = names("PodcastEpisode RadioEpisode Episode TVEpisode VideoObject AudioObject")
_SAVED_FROM = re.compile(
    r"<!--\s{0,9}(?:saved from url=\(\d{1,6}\)|Page saved with SingleFile\s{1,9}url: )(\S{4,2000})"
)
_SIGNS = (" | ", " - ", " \u2013 ", " \u2014 ", " · ", " :: ", " « ", " » ")
_MOST = 50  # objects of JSON-LD, and times, that are looked at
_LONGEST = 1_000_000  # characters of JSON-LD that are read


@dataclass(slots=True)
class PageMetadata:
    """What a page says of itself; empty where it says nothing.

    Attributes:
        site: who published it.
        published: when, as it is written.
        show, number, duration, media: of a recording, as they are written.
    """

    title: str = ""
    url: str | None = None
    site: str = ""
    published: str = ""
    excerpt: str = ""
    author: str = ""
    topics: list[str] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    show: str = ""
    number: str = ""
    duration: str = ""
    media: str | None = None
    is_recording: bool = False


def read_page_metadata(page: LexborHTMLParser, text: str) -> PageMetadata:
    """What the head of a page says; in its text, programs that save pages note its address."""
    metas = _metas(page)
    about = PageMetadata()
    objects = list(islice(_objects(page), _MOST))
    _take_linked_data(about, objects)
    about.site = _first(metas, _SITE) or about.site
    about.url = _address(page, metas, text) or about.url
    about.excerpt = about.excerpt or _first(metas, _EXCERPT)
    about.author = about.author or _first(metas, ("author", "dc.creator", "parsely-author"))
    about.published = _date(page, metas, about.published)
    about.title = _title(page, metas, about)
    about.topics = about.topics or _topics(metas)
    about.images += [url for one in metas.get("og:image", ()) if (url := web_address(one))]
    about.media = about.media or _media(page, metas)
    kinds = " ".join(metas.get("og:type", ()))
    about.is_recording = about.is_recording or "podcast" in kinds or "music.song" in kinds
    return about


def _metas(page: LexborHTMLParser) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for node in page.css("meta[content]"):
        name = node.attributes.get("property") or node.attributes.get("name")
        name = name or node.attributes.get("itemprop")
        words = clean_line(html.unescape(node.attributes.get("content") or ""))
        if name and words:
            metas.setdefault(name.lower(), []).append(words)
    return metas


def _first(metas: Mapping[str, list[str]], names: tuple[str, ...]) -> str:
    return next((metas[name][0] for name in names if name in metas), "")


def _objects(page: LexborHTMLParser) -> Iterator[Mapping[str, Any]]:
    """The objects of JSON-LD, those within lists and graphs too."""
    for node in page.css("script"):
        if "ld+json" not in (node.attributes.get("type") or ""):
            continue
        try:
            value = msgspec.json.decode(node.text()[:_LONGEST].strip().encode(errors="replace"))
        except (msgspec.DecodeError, RecursionError):
            continue
        waiting = [value]
        while waiting:
            part = waiting.pop(0)
            if isinstance(part, list):
                waiting = [*part[:_MOST], *waiting]
            elif isinstance(part, Mapping):
                yield part
                waiting += [part[name] for name in ("@graph", "mainEntity") if name in part]


def _take_linked_data(about: PageMetadata, objects: list[Mapping[str, Any]]) -> None:
    recordings = [one for one in objects if _kinds(one) & _RECORDINGS]
    articles = [one for one in objects if _kinds(one) & _ARTICLES]
    if recordings and not articles:
        _take_recording(about, recordings[0])
    for one in (*articles, *recordings)[:1]:
        about.title = _words(one.get("headline") or one.get("name"))
        about.excerpt = _words(one.get("description"))
        about.published = _words(one.get("datePublished") or one.get("uploadDate"))
        about.author = _words(one.get("author"))
        about.site = _words(one.get("publisher"))
        about.url = web_address(_words(one.get("url") or one.get("mainEntityOfPage")))
        keywords = one.get("keywords")
        words = keywords if isinstance(keywords, list) else _words(keywords).split(",")
        about.topics = [topic for word in words if (topic := _words(word).strip())][:_MOST]


def _take_recording(about: PageMetadata, one: Mapping[str, Any]) -> None:
    about.is_recording = True
    about.show = _words(one.get("partOfSeries"))
    about.number = _words(one.get("episodeNumber"))
    media = one.get("associatedMedia") or one.get("audio") or one
    media = media[0] if isinstance(media, list) and media else media
    about.duration = _words(one.get("duration") or one.get("timeRequired"))
    if isinstance(media, Mapping):
        about.media = web_address(_words(media.get("contentUrl") or media.get("embedUrl")))
        about.duration = about.duration or _words(media.get("duration"))


def _kinds(one: Mapping[str, Any]) -> set[str]:
    kind = one.get("@type")
    return {str(part) for part in (kind if isinstance(kind, list) else [kind])}


def _words(value: Any) -> str:
    """A value of JSON-LD as words: of a thing, its name; of several, the first."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("@id") or value.get("url")
    if isinstance(value, str):
        return clean_line(html.unescape(value))
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def _address(page: LexborHTMLParser, metas: Mapping[str, list[str]], text: str) -> str | None:
    canonical = page.css_first("link[rel=canonical]")
    href = canonical.attributes.get("href") if canonical is not None else None
    saved = _SAVED_FROM.search(text[:20_000])
    written = (href, *(_first(metas, (name,)) for name in _URL), saved[1] if saved else None)
    return next((address for one in written if (address := web_address(one))), None)


def _date(page: LexborHTMLParser, metas: Mapping[str, list[str]], found: str) -> str:
    """The first date that can be read: of JSON-LD, of the head, of an element for times."""
    written = [found, *(value for name in _DATE for value in metas.get(name, ()))]
    for node in islice(page.css("time, [itemprop=datePublished]"), _MOST):
        attributes = node.attributes
        written.append(attributes.get("datetime") or attributes.get("content") or node.text())
    return next((one for one in written if one and parse_when(clean_line(one)) is not None), "")


def _title(page: LexborHTMLParser, metas: Mapping[str, list[str]], about: PageMetadata) -> str:
    """The headline, without the site's name behind it."""
    heads = [clean_line(node.text(separator=" ")) for node in islice(page.css("h1"), _MOST)]
    heads = [head for head in heads if head]
    node = page.css_first("title")
    full = clean_line(node.text()) if node is not None else ""
    named = next((head for head in heads if len(head) > 3 and full.startswith(head)), "")
    title = about.title or _first(metas, _TITLE) or named or full or next(iter(heads), "")
    for sign in _SIGNS:
        front, mark, site = title.rpartition(sign)
        if mark and (site.strip() == about.site or front in heads):
            title = front
    return title.strip()


def _topics(metas: Mapping[str, list[str]]) -> list[str]:
    for name in _TOPICS:
        values = metas.get(name, [])
        words = values if len(values) > 1 else [w for v in values for w in v.split(",")]
        if words:
            return [word.strip() for word in words if word.strip()][:_MOST]
    return []


def _media(page: LexborHTMLParser, metas: Mapping[str, list[str]]) -> str | None:
    sources = [
        node.attributes.get("src") for node in islice(page.css("audio, audio source"), _MOST)
    ]
    players = [node.attributes.get("src") or "" for node in islice(page.css("iframe"), _MOST)]
    for written in (_first(metas, _MEDIA), *sources, *players):
        address = web_address(f"https:{written}" if (written or "").startswith("//") else written)
        if address and (plays(address) or written in sources):
            return address
    return None
