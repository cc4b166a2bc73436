"""Keeping the segments that match a query, and what to light in them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from tui.search.spans import Span, merged
from tui.search.terms import elisions, is_spaceless
from tui.text import fold, fold_map

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.model import Segment
    from tui.search.query import Phrase, Query

_Pattern: TypeAlias = re.Pattern[str]

_BETWEEN = r"[\W_]{1,40}"
_TOUCHING = r"[\W_]{0,40}"


@dataclass(frozen=True, slots=True)
class FilterHit:
    """A segment that matches.

    Attributes:
        segment: its place among the segments given.
        title_spans: what to light in its title; none where it has no title.
        gist_spans: what to light in its gist.
        text_spans: what to light in its text.
    """

    segment: int
    title_spans: tuple[Span, ...]
    gist_spans: tuple[Span, ...]
    text_spans: tuple[Span, ...]


def filter_segments(segments: Sequence[Segment], query: Query) -> tuple[FilterHit, ...]:
    """The segments that match, in the order given; all of them for an empty query.

    A word matches where a word of title, gist or text begins with it, a phrase where its words
    stand side by side and the last begins so; in scripts without spaces they match anywhere.
    What was typed is lit, not the rest of the word.
    """
    wanted = [_pattern(phrase) for phrase in (*((word,) for word in query.words), *query.phrases)]
    unwanted = [_pattern(phrase) for phrase in query.excluded]
    hits = []
    for place, segment in enumerate(segments):
        fields = (segment.title or "", segment.gist, segment.text)
        folded = [_elided(fold(field)) for field in dict.fromkeys(fields) if field]
        if any(_has(text, pattern) for pattern in unwanted for text in folded):
            continue
        if all(any(_has(text, pattern) for text in folded) for pattern in wanted):
            hits.append(FilterHit(place, *(_spans(field, wanted) for field in fields)))
    return tuple(hits)


def _pattern(phrase: Phrase) -> _Pattern:
    parts = [re.escape(phrase[0])]
    for before, word in pairwise(phrase):
        touching = is_spaceless(before[-1]) or is_spaceless(word) or before == "v"
        parts.append((_TOUCHING if touching else _BETWEEN) + re.escape(word))
    return re.compile("".join(parts))


def _elided(folded: str) -> str:
    """Folded text as terms take it, without the apostrophes of short endings."""
    return "".join(folded[start:end] for start, end in _kept(folded))


def _kept(folded: str) -> list[Span]:
    """The stretches of folded text that terms do not leave out."""
    left_out = elisions(folded) if "'" in folded else []
    starts = [0, *(end for _, end in left_out)]
    ends = [*(start for start, _ in left_out), len(folded)]
    return list(zip(starts, ends, strict=True))


def _has(folded: str, pattern: _Pattern) -> bool:
    return next(_matches(folded, pattern), None) is not None


def _matches(folded: str, pattern: _Pattern) -> Iterator[Span]:
    for found in pattern.finditer(folded):
        if _begins(folded, found.start()):
            yield found.span()


def _begins(folded: str, place: int) -> bool:
    """Whether a word begins here, or could: scripts without spaces do not tell."""
    if place == 0 or is_spaceless(folded[place]):
        return True
    before = folded[place - 1]
    if before == "." and place > 1:
        return not (folded[place].isdigit() and folded[place - 2].isdigit())
    if before == "v" and folded[place].isdigit():
        return _begins(folded, place - 1)
    if is_spaceless(before):
        return True
    return not (before.isalnum() or unicodedata.category(before).startswith("M"))


def _spans(text: str, patterns: Sequence[_Pattern]) -> tuple[Span, ...]:
    """The spans of a text that the patterns match, in the text as it stands."""
    if not (text and patterns):
        return ()
    folded, places = fold_map(text)
    kept = [place for start, end in _kept(folded) for place in range(start, end)]
    folded = _elided(folded)
    return merged(
        (places[kept[low]], max(places[kept[high - 1] + 1], places[kept[high - 1]] + 1))
        for pattern in patterns
        for low, high in _matches(folded, pattern)
    )
