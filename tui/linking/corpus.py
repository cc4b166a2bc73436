"""The news as numbers: read once, and asked by any number of episodes.

Each word of each distinct text has a number, and all texts stand one after the other in one array,
so that where a word stands is a slice of another array. Adding items reads these items alone.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tui.analysis.stopwords import common_words
from tui.linking.item_texts import texts_of
from tui.linking.linking_terms import acronyms, terms
from tui.linking.near_duplicates import families

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy.typing as npt

    from tui.analysis.stopwords import Common
    from tui.linking.item_texts import Texts
    from tui.model import NewsItem

    Numbers = npt.NDArray[np.int32]

_FIELDS = 3  # headline, excerpt, body
_HALF = 40  # words in half a passage; passages overlap by half
_SAMPLE = 200  # texts that tell which languages are written
_NO_WORD = -1  # stands after each field, so that no phrase reaches over its end


class Laid(NamedTuple):
    """The texts of a pool as arrays.

    A text that several items share is one telling. Its excerpt and its body are cut into passages
    of eighty words that overlap by half; a telling without either has one empty passage.

    Attributes:
        words: the number of each word in order, -1 after each field.
        telling: for each place in words the telling that it belongs to.
        first: for each place the first passage that it belongs to; -1 in a headline.
        last: for each place the last passage that it belongs to: the same one or the next.
        begins: for each telling its first passage.
        owner: for each passage its telling.
        order: the places in words, sorted by word and then by place.
        bounds: for each word number where its places begin in order; one more at the end.
        holders: for each word number how many tellings have it.
        kinds: the same, where tellings that are nearly the same count as one.
        family: for each telling the first one that it is nearly the same as.
        head: each word of a headline or a first passage, once for each telling.
        head_of: the tellings that these words belong to.
        head_title: which of these words stand in the headline.
    """

    words: Numbers
    telling: Numbers
    first: Numbers
    last: Numbers
    begins: Numbers
    owner: Numbers
    order: Numbers
    bounds: Numbers
    holders: Numbers
    kinds: Numbers
    family: Numbers
    head: Numbers
    head_of: Numbers
    head_title: npt.NDArray[np.bool_]

    @property
    def families(self) -> int:
        """How many tellings there are, where those that are nearly the same count as one."""
        return int(np.count_nonzero(self.family == np.arange(len(self.family))))

    def places(self, word: int) -> Numbers:
        """Where a word stands, in order."""
        return self.order[self.bounds[word] : self.bounds[word + 1]]


class _Vocabulary(dict[str, int]):
    """Words and their numbers; a new word gets the next one."""

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        return number


class NewsCorpus:
    """News items, read for linking.

    A text that several items share is kept once, as one telling: copies of an item cost nothing,
    and do not make its words common.

    Attributes:
        items: the items, in the order in which they came.
        told_by: for each telling the numbers of the items that tell it.
        vocabulary: every word, folded, with its number.
        acronyms: words of three to five capitals in headlines and excerpts, folded.
    """

    def __init__(self, items: Iterable[NewsItem] = ()) -> None:
        self.items: tuple[NewsItem, ...] = ()
        self.told_by: list[list[int]] = []
        self.vocabulary: dict[str, int] = _Vocabulary()
        self.acronyms: set[str] = set()
        self._told: dict[Texts, int] = {}
        self._pieces: list[Numbers] = []
        self._lengths: list[int] = []
        self._laid: Laid | None = None
        self._common: Common | None = None
        self.add(items)

    def add(self, items: Iterable[NewsItem]) -> None:
        """Read more items; what was read before stays as it is."""
        more = tuple(items)
        for place, item in enumerate(more, len(self.items)):
            texts = texts_of(item)
            number = self._told.get(texts)
            if number is None:
                number = self._told[texts] = len(self._told)
                self._read(texts)
                self.told_by.append([])
            self.told_by[number].append(place)
        self.items += more
        self._laid = self._common = None

    def grown(self, items: Iterable[NewsItem]) -> NewsCorpus:
        """A pool with more items, while this one stays as it is."""
        pool = NewsCorpus()
        pool.items = self.items
        pool.told_by = [list(numbers) for numbers in self.told_by]
        pool.vocabulary.update(self.vocabulary)
        pool.acronyms = set(self.acronyms)
        pool._told, pool._pieces = dict(self._told), list(self._pieces)
        pool._lengths = list(self._lengths)
        pool.add(items)
        return pool

    def _read(self, texts: Texts) -> None:
        numbered = self.vocabulary.__getitem__
        words: list[int] = []
        for text in texts:
            found = terms(text)
            words += map(numbered, found)
            words.append(_NO_WORD)
            self._lengths.append(len(found))
        self.acronyms |= acronyms(f"{texts[0]} {texts[1]}")
        self._pieces.append(np.array(words, dtype=np.int32))

    @property
    def tellings(self) -> int:
        """How many distinct texts there are."""
        return len(self._told)

    @property
    def examples(self) -> list[NewsItem]:
        """For each telling an item that tells it."""
        return [self.items[numbers[0]] for numbers in self.told_by]

    @property
    def common(self) -> Common:
        """The words that tie little or nothing in the languages that the items are written in."""
        if self._common is None:
            self._common = common_words(self._sampled())
        return self._common

    def _sampled(self) -> Iterator[str]:
        apart = max(1, len(self._told) // _SAMPLE)
        for headline, excerpt, _ in islice(self._told, 0, None, apart):
            yield from terms(headline)
            yield from terms(excerpt)

    @property
    def laid(self) -> Laid:
        """The texts as arrays; made anew after items were added."""
        if self._laid is None:
            words = np.concatenate([np.empty(0, dtype=np.int32), *self._pieces])
            lengths = np.array(self._lengths, dtype=np.int32)
            self._laid = _laid(words, lengths, [word[0].isdigit() for word in self.vocabulary])
        return self._laid


def _laid(words: Numbers, lengths: Numbers, numbers: list[bool]) -> Laid:
    """Lay out words, given how many each field of each telling has, and which are numbers."""
    vocabulary, is_number = len(numbers), np.array(numbers, dtype=bool)
    fields = len(lengths)
    ends = np.cumsum(lengths + 1)
    field = _int(np.repeat(np.arange(fields), lengths + 1))
    half = _int((np.arange(len(words)) - (ends - lengths - 1)[field]) // _HALF)
    count = _passages_of(lengths)
    starts = np.cumsum(count) - count
    first = starts[field] + np.maximum(half - 1, 0)
    last = starts[field] + np.minimum(half, np.maximum(count - 1, 0)[field])
    in_title = field % _FIELDS == 0
    telling = field // _FIELDS
    first[in_title] = last[in_title] = -1
    order, bounds = _postings(words, vocabulary)
    begins = starts[1::_FIELDS]
    head, head_of, head_title = _heads(words, telling, half, field)
    family = families(head, head_of, _marks(head, head_of, head_title & is_number[head], fields))
    holding, held = _holdings(words[order], telling[order])
    return Laid(
        words=words,
        telling=_int(telling),
        first=_int(first),
        last=_int(last),
        begins=_int(begins),
        owner=_int(np.repeat(np.arange(fields // _FIELDS), count.reshape(-1, _FIELDS).sum(axis=1))),
        order=order,
        bounds=bounds,
        holders=_int(np.bincount(held, minlength=vocabulary)),
        kinds=_kinds(holding, held, family, vocabulary),
        family=family,
        head=head,
        head_of=head_of,
        head_title=head_title,
    )


def _int(array: npt.NDArray[np.integer]) -> Numbers:
    return array.astype(np.int32, copy=False)


def _passages_of(lengths: Numbers) -> Numbers:
    """How many passages each field has: two halves make one, and so does a single half."""
    halves = -(-lengths // _HALF)
    count = np.where(halves > 1, halves - 1, halves)
    count[0::_FIELDS] = 0
    empty = (count[1::_FIELDS] == 0) & (count[2::_FIELDS] == 0)
    count[1::_FIELDS][empty] = 1
    return _int(count)


def _postings(words: Numbers, vocabulary: int) -> tuple[Numbers, Numbers]:
    order = np.argsort(words, kind="stable")
    bounds = np.searchsorted(words[order], np.arange(vocabulary + 1))
    return _int(order), _int(bounds)


def _holdings(words: Numbers, telling: Numbers) -> tuple[Numbers, Numbers]:
    """Each telling of each word once, and the word; by word and then by telling."""
    new = np.ones(len(words), dtype=bool)
    new[1:] = (words[1:] != words[:-1]) | (telling[1:] != telling[:-1])
    new &= words != _NO_WORD
    return telling[new], words[new]


def _marks(
    head: Numbers, head_of: Numbers, wanted: npt.NDArray[np.bool_], fields: int
) -> npt.NDArray[np.float64]:
    """For each telling what tells the numbers of its headline, as versions and years, apart."""
    apart = np.sqrt(head[wanted] + 1.0)
    return np.bincount(head_of[wanted], weights=apart, minlength=fields // _FIELDS).astype(float)


def _kinds(holding: Numbers, held: Numbers, family: Numbers, vocabulary: int) -> Numbers:
    """For each word how many families have it."""
    if np.array_equal(family, np.arange(len(family))):
        return _int(np.bincount(held, minlength=vocabulary))
    key = held.astype(np.int64) * len(family) + family[holding]
    return _int(np.bincount(np.unique(key) // len(family), minlength=vocabulary))


def _heads(
    words: Numbers, telling: Numbers, half: Numbers, field: Numbers
) -> tuple[Numbers, Numbers, npt.NDArray[np.bool_]]:
    """Each word of each headline and first passage once, headlines first."""
    kind = field % _FIELDS
    has_excerpt = np.zeros(telling[-1] + 1 if len(telling) else 0, dtype=bool)
    has_excerpt[telling[(kind == 1) & (words != _NO_WORD)]] = True
    opening = (kind == 1) | ((kind == 2) & ~has_excerpt[telling])
    in_title = kind == 0
    chosen = np.flatnonzero((in_title | (opening & (half < 2))) & (words != _NO_WORD))
    key = telling[chosen].astype(np.int64) * (int(words.max(initial=0)) + 1) + words[chosen]
    by_title = np.argsort(~in_title[chosen], kind="stable")
    _, place = np.unique(key[by_title], return_index=True)
    kept = chosen[by_title[place]]
    return _int(words[kept]), _int(telling[kept]), in_title[kept]
