"""The terms of a typed query: for each typed word, what of the index it may mean."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from msgspec import Struct

from tui.analysis.acronyms import MOST_INITIALS
from tui.analysis.stopwords import light_words
from tui.analysis.tokenizer import is_spaceless, terms
from tui.index.postings import Impact, TermImpacts
from tui.search.expansion import CROWD, Expander

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.index.bm25f import Weights
    from tui.index.postings import PostingList
    from tui.index.reader import IndexReader

_MOST_TYPED = 10_000  # characters of a query that are read
_MOST_WORDS = 24  # different words of a query that count
_MOST_PARTS = 4  # words that may be typed as one
_MOST_TRIED = 60  # ways to divide a word that are tried
_MOST_VERSIONS = 3  # versions of a name that its first number is taken for
_LEAST_PART = 2  # letters of a word that is typed as one with others
_CACHED = 32  # words whose expansions are kept


class Expansion(NamedTuple):
    """A term or a phrase of the index that a typed word may mean.

    Attributes:
        codes: its codes in the index, one for each word.
        weight: how sure that is, from 0 to 1.
        postings: the documents that have it.
    """

    codes: str
    weight: float
    postings: PostingList


class QueryTerm(Struct, frozen=True):
    """A typed word, what it may mean, and how much that tells.

    Attributes:
        typed: the folded word.
        expansions: the surest first; none where the index has nothing like it.
        weights: codes to weight, of those expansions.
        phrases: those expansions that are of more words than one.
        impacts: what each expansion gives to a document.
        idf: inverse document frequency, of all expansions together.
        title_idf: the same among the titles, of the surest expansion.
    """

    typed: str
    expansions: tuple[Expansion, ...]
    weights: dict[str, float]
    phrases: tuple[Expansion, ...]
    impacts: TermImpacts
    idf: float
    title_idf: float


Expansions: TypeAlias = dict[str, Expansion]
"""Codes to the expansion that has them."""


class QueryReader:
    """Reads queries against one index."""

    def __init__(self, index: IndexReader, weights: Weights) -> None:
        self._index = index
        self._weights = weights
        self._expander = Expander(index.vocabulary, weights)
        self._cache: dict[tuple[str, bool], QueryTerm] = {}

    def read(self, typed: str) -> list[QueryTerm]:
        """The terms of a query, in the order typed; one typed again is one."""
        typed = typed[:_MOST_TYPED]
        terms_typed = list(_typed_terms(typed))
        words = list(dict.fromkeys(terms_typed))[:_MOST_WORDS]
        unfinished = terms_typed[-1] if terms_typed and not typed[-1].isspace() else None
        query_terms = [self._alone(word, word == unfinished) for word in words]
        more: dict[int, Expansions] = defaultdict(dict)
        self._join(words, more, unfinished)
        self._abbreviate(words, more)
        for position, added in more.items():
            expansions = {one.codes: one for one in query_terms[position].expansions}
            for expansion in added.values():
                _add(expansions, expansion.postings, expansion.weight)
            query_terms[position] = self._query_term(words[position], expansions)
        return query_terms

    def _alone(self, word: str, unfinished: bool) -> QueryTerm:  # noqa: FBT001  a key
        """A word by itself, kept for the next keystroke."""
        key = word, unfinished
        if key not in self._cache:
            if len(self._cache) >= _CACHED:
                del self._cache[next(iter(self._cache))]
            expansions = self._expansions(word, unfinished=unfinished)
            self._cache[key] = self._query_term(word, expansions)
        return self._cache[key]

    def _query_term(self, word: str, expansions: Expansions) -> QueryTerm:
        surest = tuple(sorted(expansions.values(), key=lambda expansion: -expansion.weight))
        count = sum(expansion.weight**4 * expansion.postings.frequency for expansion in surest)
        light = self._weights.light if word in light_words() else 1.0
        idf = self._index.idf(count) * light
        return QueryTerm(
            word,
            surest,
            weights={expansion.codes: expansion.weight for expansion in surest},
            phrases=tuple(expansion for expansion in surest if len(expansion.codes) > 1),
            impacts=self._impacts(surest, idf),
            idf=idf,
            title_idf=self._index.title_idf(surest[0].codes) * light if surest else idf,
        )

    def _impacts(self, expansions: Sequence[Expansion], idf: float) -> TermImpacts:
        """What expansions give, by the term's idf and in part by their own."""
        idfs = [self._index.idf(expansion.postings.frequency) for expansion in expansions]
        share = self._weights.term_share
        own = share / max(1e-9, *idfs, 0.0)
        return TermImpacts(
            Impact(idf * one.weight**2 * (1 - share + own * its_idf), one.postings)
            for one, its_idf in zip(expansions, idfs, strict=True)
        )

    def _expansions(self, word: str, *, unfinished: bool) -> Expansions:
        expanded = self._expander.expand(word, unfinished=unfinished)
        found: Expansions = {}
        for term, weight in expanded.items():
            _add(found, self._index.term(term), weight)
        if word not in light_words() and not is_spaceless(word) and len(word) > 1:
            for phrase in self._divided(word):
                _add(found, phrase, self._weights.compound)
            if len(word) <= MOST_INITIALS and len(expanded) < CROWD and word not in expanded:
                for phrase in self._index.initials(word):
                    _add(found, phrase, self._weights.initials)
        return found

    def _divided(self, word: str) -> Iterator[PostingList]:
        """The phrases that a word gives when spaces are put into it."""
        todo: list[tuple[tuple[str, ...], str]] = [((), word)]
        for _ in range(_MOST_TRIED):
            if not todo:
                return
            before, rest = todo.pop()
            for size in range(1, len(rest) + bool(before)):
                for part in self._parts(rest, size):
                    parts = (*before, part)
                    phrase = self._index.phrase(parts) if before else None
                    if phrase and not phrase.frequency:
                        continue
                    if phrase and size == len(rest):
                        yield phrase
                    elif size < len(rest) and len(parts) < _MOST_PARTS:
                        todo.append((parts, rest[size:]))

    def _parts(self, rest: str, size: int) -> Iterator[str]:
        """The words of the index that so many letters may be, where a word may end there.

        One letter or digit is a word only where letters meet digits; "2" may be the 2.0 of a name.
        """
        dictionary = self._index.vocabulary
        part, after = rest[:size], rest[size:]
        meets = after and part[-1].isdigit() != after[0].isdigit()
        if after and not meets and min(len(part), len(after)) < _LEAST_PART:
            return
        if dictionary.has(part):
            yield part
        if part.isdigit() and not after:
            yield from list(dictionary.beginning_with(f"{part}."))[:_MOST_VERSIONS]

    def _join(self, words: list[str], more: dict[int, Expansions], unfinished: str | None) -> None:
        """Give neighbours that are one word in the index that word as an expansion."""
        dictionary = self._index.vocabulary
        for position, (first, second) in enumerate(pairwise(words)):
            joined = first + second
            found = [joined] if dictionary.has(joined) else []
            if not found and second == unfinished and len(joined) > 4:
                found = [
                    term for term in dictionary.beginning_with(joined) if dictionary.has(term)
                ][:5]
            for term in found:
                _add(more[position], self._index.term(term), self._weights.compound)
                _add(more[position + 1], self._index.term(term), self._weights.compound)

    def _abbreviate(self, words: list[str], more: dict[int, Expansions]) -> None:
        """Give neighbours whose first letters the index has in capitals that as an expansion."""
        for size in range(2, MOST_INITIALS + 1):
            for start in range(len(words) - size + 1):
                letters = "".join(word[0] for word in words[start : start + size])
                if self._index.vocabulary.has(letters) and self._index.is_capital(letters):
                    for position in range(start, start + size):
                        _add(more[position], self._index.term(letters), self._weights.initials)


def _add(expansions: Expansions, found: PostingList, weight: float) -> None:
    """Add what was found as an expansion, unless it is a surer one already."""
    if found.codes not in expansions or expansions[found.codes].weight < weight:
        expansions[found.codes] = Expansion(found.codes, weight, found)


def _typed_terms(typed: str) -> Iterator[str]:
    """The terms of a query; a character that the pair before it has already is left out."""
    before = ""
    for term in terms(typed):
        if not (is_spaceless(term) and before.endswith(term) and len(before) > len(term)):
            yield term
        before = term if is_spaceless(term) else ""
