"""The segments that a query leaves, whatever their rank."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TypeAlias

from tui.analysis.tokenizer import LONGEST, is_spaceless, terms
from tui.index.postings import Index, Numbers
from tui.search.query import Phrase, Query

Check: TypeAlias = Callable[[], None] | None
"""Called now and then while a search takes its time; what it raises gives the search up."""

Parts = tuple[Collection[str], ...]
"""For each of several words side by side the terms that it may be."""


def parts_of(index: Index, phrase: Phrase) -> Parts | None:
    """The terms of an index that a phrase may be; None where a word of it is none of them.

    The last word may go on. In scripts without spaces, a phrase may begin and end anywhere.
    """
    wanted: list[str] = []
    for place, run in enumerate(phrase, 1):
        pieces = terms(run) if is_spaceless(run) else [run[:LONGEST]]
        is_cut = len(pieces) > 1 and place == len(phrase)
        wanted += pieces[:-1] if is_cut else pieces
    *firsts, last = wanted
    known = index.vocabulary
    ends = known.terms_beginning_with(last)
    if not ends or not all(known.has(term) for term in firsts):
        return None
    return (*((term,) for term in firsts), ends)


def having(index: Index, phrase: Phrase, *, titled: bool = False, check: Check = None) -> Numbers:
    """The segments that have a phrase; with titled, those that have it in their own title."""
    parts = parts_of(index, phrase)
    return index.numbers([]) if parts is None else index.having(parts, titled=titled, check=check)


def all_having(
    index: Index, phrases: Iterable[Phrase], among: Numbers | None, check: Check = None
) -> Numbers | None:
    """Those of some segments that have all phrases."""
    for phrase in phrases:
        found = having(index, phrase, check=check)
        among = found if among is None else among & found
    return among


def without(
    index: Index, phrases: Sequence[Phrase], among: Numbers | None, check: Check = None
) -> Numbers | None:
    """Those of some segments, None for all, that have none of these phrases."""
    for phrase in phrases:
        among = (index.numbers() if among is None else among) - having(index, phrase, check=check)
    return among


def left_by(
    index: Index, query: Query, among: Numbers | None, check: Check = None
) -> Numbers | None:
    """Those of some segments that have what a search wants exactly; None for all.

    What restricts by episodes or titles is not looked at.
    """
    return without(index, query.excluded, all_having(index, query.quoted, among, check), check)


def titled(
    index: Index,
    query: Query,
    among: Numbers | None,
    others: Callable[[Phrase], Numbers] | None = None,
) -> Numbers | None:
    """Those of some segments, None for all, with the titles that are asked for.

    Args:
        index: of the segments.
        query: what was typed.
        among: the segments to choose from.
        others: segments that a phrase of title: gives besides those whose own title has it.
    """
    for phrases, is_out in ((query.titles, False), (query.excluded_titles, True)):
        for phrase in phrases:
            found = having(index, phrase, titled=True)
            if others:
                found = found | others(phrase)
            every = index.numbers() if among is None else among
            among = every - found if is_out else every & found
    return among


def begins_in(told: Sequence[str], phrase: Phrase) -> bool:
    """Whether the words of a phrase stand side by side in a name's words; the last may go on."""
    *firsts, last = phrase
    return any(
        list(told[place : place + len(firsts)]) == firsts
        and told[place + len(firsts)].startswith(last)
        for place in range(len(told) - len(firsts))
    )
