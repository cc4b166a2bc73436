"""What files say outright about which news belongs where: addresses, and the author's own word.

An item belongs to the segment whose text has the item's address, or which holds the moment of the
recording that the item links to. In an item's front matter, `episode:` names the episode that it
is about (by title, by show and number, by the recording's address or by the summary's file name)
and `segments:` gives times in it; that is as good as a pin.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from tui.linking.episode_names import LINKS_TO_RECORDING, NAMES_EPISODE, Names
from tui.linking.item_texts import texts_of
from tui.linking.linking_terms import terms
from tui.linking.segment_terms import text_of
from tui.model import Verdict, segment_at
from tui.readers.frontmatter.fields import normalize_name
from tui.timecode import seconds_of
from tui.urls import CanonicalUrl, canonical_url, urls_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.model import Episode, NewsItem

LINKED_FROM_SUMMARY = "the summary links to it"
LINKS_TO_MOMENT = "links to this moment"

_EPISODE = ("episode", "episodes")
_SEGMENTS = ("segments", "segment")
_ITS_ADDRESS = ("weburl", "originalurl", "ampweburl", "url", "link", "permalink", "canonical")
_SEVERAL = re.compile(r"[,;]")
_RANGE = re.compile(r"[-\u2013\u2014]")
_MOST_TIMES = 100


class Outright(NamedTuple):
    """That an item belongs to a segment, or to the episode as a whole, as a file says.

    Attributes:
        place: the segment's place; None for the episode.
        number: the item's place in the pool.
        reason: how we know, in a reader's words.
        verdict: Verdict.NAMED where the item's author said so; None for an address.
    """

    place: int | None
    number: int
    reason: str
    verdict: Verdict | None = None


def outright(episode: Episode, items: Sequence[NewsItem]) -> list[Outright]:
    """What the files say outright, the authors' words first; each place and item once."""
    said = [
        *_by_authors(episode, items),
        *_by_summary(episode, items),
        *_by_recording(episode, items),
    ]
    seen = {(one.place, one.number): one for one in reversed(said)}
    return [one for one in said if seen[one.place, one.number] is one]


def about_episode(episode: Episode, items: Sequence[NewsItem]) -> list[tuple[NewsItem, str]]:
    """The items that are about an episode as a whole, each with the reason; best first.

    These are the items that the author gives to the episode, those that the overview links to,
    and those that name it or link to its recording.
    """
    said = outright(episode, items)
    found = {one.number: one.reason for one in said if one.place is None}
    names = Names(episode)
    for number, item in enumerate(items):
        named = None if number in found else names.said_in(item)
        if named in (NAMES_EPISODE, LINKS_TO_RECORDING):
            found[number] = named
    return [(items[number], reason) for number, reason in found.items()]


def _by_authors(episode: Episode, items: Sequence[NewsItem]) -> Iterator[Outright]:
    """What the front matter of items says."""
    for number, item in enumerate(items):
        if not item.extra:
            continue
        meant = _field(item, _EPISODE)
        times = _field(item, _SEGMENTS)
        if (meant or times) and (not meant or _means(meant, episode)):
            places = dict.fromkeys(_places(times, episode))
            for place in places or ([None] if meant else []):
                yield Outright(place, number, Verdict.NAMED.value, Verdict.NAMED)


def _field(item: NewsItem, names: Sequence[str]) -> str:
    return next((value for name, value in item.extra if normalize_name(name) in names), "")


def _means(meant: str, episode: Episode) -> bool:
    """Whether an author's words name an episode; of several with commas, whether one does."""
    return any(_is_name_of(part, episode) for part in (meant, *_SEVERAL.split(meant)))


def _is_name_of(meant: str, episode: Episode) -> bool:
    meant = meant.strip()
    file = PurePath(episode.path)
    if not meant:
        return False
    if meant in (file.name, file.stem) or PurePath(meant).name == file.name:
        return True
    if (
        episode.media
        and (asked := canonical_url(meant))
        and (is_at := canonical_url(episode.media))
    ):
        return asked.key == is_at.key
    words = terms(meant)
    numbered = [*terms(episode.show or ""), str(episode.number)]
    with_kind = [word for word in words if word not in ("episode", "ep")]
    named = terms(episode.show or "") and episode.number is not None and with_kind == numbered
    return bool(words) and (words == terms(episode.title) or bool(named))


def _places(times: str, episode: Episode) -> Iterator[int]:
    """The segments that hold the times of a field; what is no time is passed over."""
    if not episode.segments:
        return
    last = episode.segments[-1].end
    length = episode.duration or (math.inf if last is None else last)
    for part in _SEVERAL.split(times)[:_MOST_TIMES]:
        seconds = seconds_of(_RANGE.split(part, maxsplit=1)[0])
        if seconds is not None and seconds <= length:
            yield segment_at(episode.segments, seconds)


def _by_summary(episode: Episode, items: Sequence[NewsItem]) -> Iterator[Outright]:
    """The items whose address stands in a segment or in the overview."""
    places: dict[str, dict[int | None, None]] = {}
    for place, found in _pages(episode):
        places.setdefault(found.key, {})[place] = None
    if not places:
        return
    for number, item in enumerate(items):
        for address in _addresses(item):
            known = canonical_url(address)
            for spot in places.get(known.key, ()) if known else ():
                yield Outright(spot, number, LINKED_FROM_SUMMARY)


def _pages(episode: Episode) -> Iterator[tuple[int | None, CanonicalUrl]]:
    """The pages that a summary leads to, each with its segment; None for the episode."""
    for place, segment in enumerate(episode.segments):
        yield from ((place, found) for found in urls_in(text_of(segment)))
    for paragraph in episode.overview:
        yield from ((None, found) for found in urls_in(paragraph))
    for spot, address in _behind_words(episode):
        if known := canonical_url(address):
            yield spot, known


def _behind_words(episode: Episode) -> Iterator[tuple[int | None, str]]:
    """The addresses behind words, with the segment that has these words where they stand.

    Notes below the last segment belong to none of them: no segment has their words.
    """
    begins = [segment.line or 0 for segment in episode.segments]
    in_order = begins == sorted(begins)
    for reference in episode.references:
        place = bisect_right(begins, reference.line) - 1 if in_order else -1
        said = text_of(episode.segments[place]) if place >= 0 and begins[place] else ""
        yield (place if reference.words and reference.words in said else None), reference.url


def _addresses(item: NewsItem) -> Iterator[str]:
    if item.url:
        yield item.url
    yield from (value for name, value in item.extra if normalize_name(name) in _ITS_ADDRESS)


def _by_recording(episode: Episode, items: Sequence[NewsItem]) -> Iterator[Outright]:
    """The items that link to a moment of the recording."""
    if not (episode.media and episode.segments):
        return
    names = Names(episode)
    for number, item in enumerate(items):
        for seconds in names.moments_in((*texts_of(item), item.url or "")):
            if seconds:
                place = segment_at(episode.segments, seconds)
                yield Outright(place, number, LINKS_TO_MOMENT)
