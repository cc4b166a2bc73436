"""What was read as JSON and back, by msgspec; nothing is lost that the model tells.

A timecode is a number; one that no timecode marks is a number in a list. A day or a moment is in
ISO 8601: msgspec knows no union of the two, so what has one is decoded by a class of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import force_setattr, replace

from tui.model import Episode, Link, NewsItem, TextPosition, Timecode, When
from tui.readers.reading import Reading

_Whole = TypeVar("_Whole", Episode, NewsItem, Link)


class _ItemJson(NewsItem, frozen=True, eq=False):
    published: str | None = None  # type: ignore[assignment]  # decoded in two steps
    related: tuple[_ItemJson, ...] = ()


class _EpisodeJson(Episode, frozen=True, eq=False):
    published: str | None = None  # type: ignore[assignment]  # the same


class _ReadingJson(Reading, frozen=True, eq=False):
    episodes: tuple[_EpisodeJson, ...] = ()
    news: tuple[_ItemJson, ...] = ()


class _LinkJson(Link, frozen=True, eq=False):
    item: int  # type: ignore[assignment]  # its place among all_items


class _LinksJson(Struct, frozen=True, eq=False):
    rows: tuple[tuple[_LinkJson, ...], ...]
    citations: tuple[tuple[int, str], ...]


Rows = Sequence[Sequence[Link]]
Citations = Sequence[tuple[NewsItem, str]]

_OPTIONAL = NewsItem.__struct_fields__[-len(NewsItem.__struct_defaults__) :]
_DEFAULTS = dict(zip(_OPTIONAL, NewsItem.__struct_defaults__, strict=True))


class NotDecodedError(Exception):
    """Data is not what it should be."""


def encoded(value: object) -> bytes:
    """Anything of the model, a reading too.

    Raises:
        ValueError: a name holds what is no text.
    """
    return msgspec.json.encode(value, enc_hook=_encoded)


def decoded_reading(data: bytes) -> Reading:
    """A reading that was encoded.

    Raises:
        NotDecodedError: it is none.
    """
    try:
        kept = msgspec.json.decode(data, type=_ReadingJson, dec_hook=_decoded)
        episodes = tuple(_whole(Episode, one, published=_when(one)) for one in kept.episodes)
        return Reading(episodes, tuple(map(_item, kept.news)), kept.problems)
    except (ValueError, msgspec.MsgspecError, RecursionError) as error:
        raise NotDecodedError from error


def encoded_item(item: NewsItem) -> bytes:
    """A news item by itself, without the fields that tell nothing.

    Raises:
        ValueError: a name holds what is no text.
    """
    return msgspec.json.encode(_told(msgspec.to_builtins(item, enc_hook=_encoded)))


def decoded_item(data: str) -> NewsItem:
    """A news item that was encoded by itself.

    Raises:
        NotDecodedError: it is none.
    """
    try:
        return _item(msgspec.json.decode(data, type=_ItemJson, dec_hook=_decoded))
    except (ValueError, msgspec.MsgspecError, RecursionError) as error:
        raise NotDecodedError from error


def encoded_links(rows: Rows, citations: Citations, news: Sequence[NewsItem]) -> bytes | None:
    """Links, and what is about the episode as a whole; None where an item is none of the news."""
    places = {id(item): place for place, item in enumerate(all_items(news))}
    try:
        links = [[replace(one, item=places[id(one.item)]) for one in row] for row in rows]
        about = [(places[id(item)], reason) for item, reason in citations]
    except KeyError:
        return None
    return encoded({"rows": links, "citations": about})


def decoded_links(data: bytes, news: Sequence[NewsItem]) -> tuple[Rows, Citations]:
    """Links that were encoded, to the same news.

    Raises:
        NotDecodedError: they are none.
    """
    items = list(all_items(news))
    try:
        kept = msgspec.json.decode(data, type=_LinksJson)
        rows = [[_whole(Link, one, item=items[one.item]) for one in row] for row in kept.rows]
        return rows, [(items[place], reason) for place, reason in kept.citations]
    except (ValueError, IndexError, msgspec.MsgspecError, RecursionError) as error:
        raise NotDecodedError from error


def all_items(news: Sequence[NewsItem]) -> Iterator[NewsItem]:
    """News items, each with those that it lists as related behind it."""
    for item in news:
        yield item
        yield from all_items(item.related)


def _told(item: dict[str, Any]) -> dict[str, Any]:
    """What an item of JSON tells, and those that it lists as related."""
    told = {
        name: value
        for name, value in item.items()
        if name not in _DEFAULTS or value != _DEFAULTS[name]
    }
    if "related" in told:
        told["related"] = list(map(_told, told["related"]))
    return told


def _encoded(value: object) -> object:
    if isinstance(value, TextPosition):
        return [float(value)]
    if isinstance(value, float):
        return float(value)
    raise TypeError(f"{type(value)} is none of the model's")


def _decoded(kind: type, value: Any) -> Timecode:
    if kind is not Timecode:
        raise TypeError(f"{kind} is none of the model's")
    return TextPosition(value[0]) if isinstance(value, list) else Timecode(value)


def _item(kept: _ItemJson) -> NewsItem:
    related = tuple(map(_item, kept.related))
    return _whole(NewsItem, kept, published=_when(kept), related=related)


def _when(kept: _EpisodeJson | _ItemJson) -> When | None:
    text = kept.published
    if text is None:
        return None
    return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)


def _whole(kind: type[_Whole], kept: Any, **others: Any) -> _Whole:
    whole = kind(*_fields_of(kind)(kept))
    for name, value in others.items():
        force_setattr(whole, name, value)  # it is frozen, and nobody has it yet
    return whole


@cache
def _fields_of(kind: type[Struct]) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*kind.__struct_fields__)
