"""Keeping the segments that match a query, and what to light in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from tui.analysis.tokenizer import terms
from tui.index.postings import Index, Numbers
from tui.search.feedback import corrected, lacking
from tui.search.highlight import Spans, Wanted
from tui.search.query import Phrase, Query
from tui.search.query_terms import Expansion, QueryReader
from tui.search.restrict import parts_of, without

_SURE = 0.8  # of the surest meaning of a word that no segment has, others count too


Light: TypeAlias = Callable[[int], tuple[Spans, Spans, Spans]]
"""Gives what to light in the title, the gist and the text of the segment at a place."""


class FilterHit:
    """A segment that matches.

    Attributes:
        segment: its place among the segments that were filtered.
    """

    __slots__ = ("_light", "_lit", "segment")

    def __init__(self, segment: int, light: Light) -> None:
        """Take what finds the spans to light, which is asked when they are."""
        self.segment = segment
        self._light = light
        self._lit: tuple[Spans, Spans, Spans] | None = None

    def __repr__(self) -> str:
        return f"FilterHit({self.segment})"

    @property
    def title_spans(self) -> Spans:
        """What to light in its title; none where it has no title."""
        return self._spans()[0]

    @property
    def gist_spans(self) -> Spans:
        """What to light in its gist."""
        return self._spans()[1]

    @property
    def text_spans(self) -> Spans:
        """What to light in its text."""
        return self._spans()[2]

    def _spans(self) -> tuple[Spans, Spans, Spans]:
        if self._lit is None:
            self._lit = self._light(self.segment)
        return self._lit


@dataclass(frozen=True, slots=True)
class FilterAnswer:
    """What a filter keeps.

    Attributes:
        hits: in the order of the file.
        note: what the reader should know of how it was understood; may be empty.
    """

    hits: tuple[FilterHit, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """The segments that a filter keeps.

    Attributes:
        numbers: of the segments.
        wanted: what to light in them.
        note: which words were taken for others.
    """

    numbers: Numbers
    wanted: tuple[Wanted, ...]
    note: str


def keep(index: Index, reader: QueryReader, query: Query, among: Numbers | None) -> Kept:
    """The segments that have all words and phrases of a query, and none that it excludes.

    A word matches where a word of gist or text begins with it, a phrase where its words stand
    side by side and the last begins so; in scripts without spaces they match anywhere. A word
    that no segment has is taken for the surest ones that may be meant.

    Args:
        index: of the segments.
        reader: of the same index.
        query: what was typed; what restricts by episodes or titles is not looked at.
        among: the segments to choose from; None for all.
    """
    numbers = index.numbers() if among is None else among
    wanted: list[Wanted] = []
    taken: list[tuple[str, str]] = []
    missing: list[str] = []
    for phrase in (*((word,) for word in query.words), *query.phrases):
        parts = parts_of(index, phrase)
        if parts is not None:
            found = index.having(parts)
            if not index.listed(found, 1):
                missing.append(" ".join(phrase))
            numbers = numbers & found
            codes = tuple(frozenset(index.term(t).codes for t in part) for part in parts)
            wanted.append(Wanted(codes, _last_of(phrase)))
            continue
        meanings = [] if phrase in query.quoted else _meant(reader, phrase)
        found = index.numbers([])
        for meaning in meanings:
            found = found | index.numbers_of(meaning.found)
            wanted.append(Wanted(tuple(map(frozenset, meaning.codes)), ""))
        numbers = numbers & found
        if meanings:
            taken.append((phrase[0], index.spelt(meanings[0].codes)))
        else:
            missing.append(" ".join(phrase))
    numbers = without(index, query.excluded, numbers)
    if taken and not index.listed(numbers, 1):
        missing = [*(typed for typed, _ in taken), *missing]
        taken = []
    note = "; ".join(filter(None, (corrected(taken), lacking(missing))))
    return Kept(numbers, tuple(wanted), note)


def _meant(reader: QueryReader, phrase: Phrase) -> Sequence[Expansion]:
    """What a word that the index has not may mean; nothing for a phrase."""
    if len(phrase) > 1:
        return []
    meanings = [meaning for clue in reader.read(phrase[0])[:1] for meaning in clue.meanings]
    return [meaning for meaning in meanings if meaning.weight >= _SURE * meanings[0].weight]


def _last_of(phrase: Phrase) -> str:
    """The beginning of the last term of a phrase, as it was typed."""
    pieces = terms(phrase[-1]) or [phrase[-1]]
    return pieces[-2] if len(pieces) > 1 else pieces[-1]
