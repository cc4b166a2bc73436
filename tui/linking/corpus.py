"""The news as numbers: read once, and asked by any number of episodes.

Each word of each distinct text has a number; adding items reads these items alone.
"""

from __future__ import annotations

from collections import Counter, deque
from functools import cached_property
from io import BytesIO
from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from tui.analysis.acronyms import acronyms_in
from tui.analysis.normalize import fold
from tui.analysis.stopwords import language_of_word, stop_words_of
from tui.analysis.tokenizer import compared_terms, is_spaceless
from tui.linking.corpus_index import NO_WORD, build_index
from tui.linking.parameters import READ_LIMIT
from tui.linking.text_vectors import TextVectors
from tui.linking.word_forms import WordForms
from tui.model import day_of
from tui.stopping import checked
from tui.urls import canonical_url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tui.analysis.stopwords import StopWords
    from tui.embeddings.embedder import Embedder
    from tui.linking.corpus_index import CorpusIndex, FloatArray, IntArray
    from tui.model import NewsItem

TextFields = tuple[str, str, str]
"""Headline, excerpt and body."""

_COMMON_PAIRS = 0.01  # of all pairs of characters; what more of them have is no word's
_FEW_PAIRS = 20
HEAD = 1_000
"""Characters of a headline and an excerpt that are compared in meaning."""

_DERIVED = ("stop_words", "index", "forms", "common_characters", "languages", "heads")
_SAMPLE = 200  # documents that tell which languages are written


def text_fields(item: NewsItem) -> TextFields:
    """An item's headline, excerpt and body, no longer than what is read of them.

    An encrypted body is no text, and a headline that is a mere address tells nothing.
    """
    headline = item.headline if item.title or item.excerpt or item.body else ""
    body = "" if item.secured else item.body[:READ_LIMIT]
    return headline[:READ_LIMIT], item.excerpt[:READ_LIMIT], body


class _Vocabulary(dict[str, int]):
    """Words and their numbers; a new word gets the next one."""

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        return number


class NewsCorpus:
    """News items, read for linking.

    A text that several items share is one document: copies of an item cost nothing, and do not
    make its words common.

    Attributes:
        items: the items, in the order in which they came.
        item_documents: for each item the number of its document.
        document_items: for each document the numbers of the items that have its text.
        vocabulary: every word, folded, with its number.
        leads: what the words of each document's head weigh, once that was asked; see WordOverlap.
        acronyms: words of three to five capitals in headlines and excerpts, folded.
    """

    def __init__(self, items: Iterable[NewsItem] = ()) -> None:
        self.items: tuple[NewsItem, ...] = ()
        self.item_documents: list[int] = []
        self.document_items: list[list[int]] = []
        self.vocabulary: dict[str, int] = _Vocabulary()
        self.acronyms: set[str] = set()
        self._documents: dict[TextFields, int] = {}
        self._words: list[IntArray] = []
        self._lengths: list[int] = []
        self.leads: FloatArray | None = None
        self._vectors: dict[str, TextVectors] = {}
        self.add(items)

    def add(self, items: Iterable[NewsItem]) -> None:
        """Read more items; what was read before stays as it is."""
        for fields in self._enter(tuple(items)):
            self._read(fields)
        self.leads = None
        for name in _DERIVED:
            vars(self).pop(name, None)

    def _enter(self, items: tuple[NewsItem, ...]) -> Iterator[TextFields]:
        """Give items their numbers; the texts of each document that is new."""
        first, self.items = len(self.items), self.items + items
        for number, item in enumerate(checked(items), first):
            fields = text_fields(item)
            document = self._documents.get(fields)
            if document is None:
                document = self._documents[fields] = len(self._documents)
                self.document_items.append([])
                yield fields
            self.item_documents.append(document)
            self.document_items[document].append(number)

    def encoded(self) -> bytes:
        """What was read of the items, for decoded; without the items."""
        texts = ("\n".join(words) for words in (self.vocabulary, sorted(self.acronyms)))
        vocabulary, acronyms = (
            np.frombuffer(text.encode("utf-8", "surrogatepass"), np.uint8) for text in texts
        )
        lengths = np.array(self._lengths, np.int32)
        file = BytesIO()
        np.savez(file, self._positions, lengths, vocabulary, acronyms)
        return file.getvalue()

    @classmethod
    def decoded(cls, items: Iterable[NewsItem], data: bytes) -> NewsCorpus:
        """The corpus of some items, of what was encoded when these had been read."""
        corpus = cls()
        for _ in corpus._enter(tuple(items)):
            pass
        with np.load(BytesIO(data)) as read:
            words, lengths, *texts = read.values()
        vocabulary, acronyms = (
            filter(None, text.tobytes().decode("utf-8", "surrogatepass").split("\n"))
            for text in texts
        )
        corpus.vocabulary.update((word, number) for number, word in enumerate(vocabulary))
        corpus.acronyms.update(acronyms)
        corpus._words, corpus._lengths = [words], lengths.tolist()
        return corpus

    def extended(self, items: Iterable[NewsItem]) -> NewsCorpus:
        """A corpus with more items, while this one stays as it is."""
        corpus = NewsCorpus()
        corpus.items = self.items
        corpus.item_documents = list(self.item_documents)
        corpus.document_items = [list(numbers) for numbers in self.document_items]
        corpus.vocabulary.update(self.vocabulary)
        corpus.acronyms = set(self.acronyms)
        corpus._documents, corpus._words = dict(self._documents), list(self._words)
        corpus._lengths, corpus._vectors = list(self._lengths), self._vectors
        corpus.add(items)
        return corpus

    def _read(self, fields: TextFields) -> None:
        numbered = self.vocabulary.__getitem__
        words: list[int] = []
        for text in fields:
            before = len(words)
            words += map(numbered, compared_terms(text))
            self._lengths.append(len(words) - before)
            words.append(NO_WORD)
        self.acronyms |= acronyms_in(f"{fields[0]} {fields[1]}")
        self._words.append(np.array(words, dtype=np.int32))

    @property
    def document_count(self) -> int:
        """How many distinct texts there are."""
        return len(self._documents)

    @cached_property
    def stop_words(self) -> StopWords:
        """The words that tie little or nothing in the languages that the items are written in."""
        return stop_words_of(self._sample())

    def _sample(self) -> Iterator[str]:
        step = max(1, len(self._documents) // _SAMPLE)
        for headline, excerpt, _ in islice(self._documents, 0, None, step):
            yield from compared_terms(headline)
            yield from compared_terms(excerpt)

    @cached_property
    def index(self) -> CorpusIndex:
        """The documents as arrays."""
        lengths = np.array(self._lengths, dtype=np.int32)
        return build_index(self._positions, lengths, len(self.vocabulary))

    @property
    def _positions(self) -> IntArray:
        return np.concatenate([np.empty(0, dtype=np.int32), *self._words])

    @cached_property
    def forms(self) -> WordForms:
        """Which words of the vocabulary are written alike."""
        return WordForms(list(self.vocabulary), self.stop_words.general)

    @cached_property
    def common_characters(self) -> frozenset[str]:
        """Characters that very many pairs have where words have no spaces, as endings have."""
        pairs = [word for word in self.vocabulary if is_spaceless(word)]
        counts = Counter(char for pair in pairs for char in set(pair))
        least = max(_FEW_PAIRS, _COMMON_PAIRS * len(pairs))
        return frozenset(char for char, count in counts.items() if count > least)

    @cached_property
    def languages(self) -> list[str | None]:
        """For each document the language that most of its first words are in, if any tells."""
        marks = list(map(language_of_word, self.vocabulary))
        names = [None, *sorted({*filter(None, marks)})]
        code = np.array([names.index(mark) for mark in marks], np.int64)[self.index.lead_words]
        keys = (self.index.lead_documents * len(names) + code)[code > 0]
        counts = np.bincount(keys, minlength=self.document_count * len(names))
        most = counts.reshape(-1, len(names)).argmax(axis=1)
        return [names[number] for number in most.tolist()]

    @cached_property
    def heads(self) -> list[str]:
        """For each document its headline and its excerpt as one text."""
        return [
            ". ".join(part for part in (headline.rstrip(" ."), excerpt) if part)[:HEAD]
            for headline, excerpt, _ in self._documents
        ]

    def vectors(self, embedder: Embedder) -> TextVectors:
        """The vectors of texts by an embedder, kept while the corpus or one made from it is."""
        return self._vectors.setdefault(embedder.name, TextVectors(embedder))


class CorpusCache:
    """The corpus that was asked for last, so that news is read once; may be asked by threads.

    Args:
        read: makes the corpus of some items.
    """

    def __init__(self, read: Callable[[tuple[NewsItem, ...]], NewsCorpus] = NewsCorpus) -> None:
        self._lock = Lock()
        self._read_all = read
        self._news: Sequence[NewsItem] = ()
        self._corpus = NewsCorpus()

    def corpus(self, news: Sequence[NewsItem]) -> NewsCorpus:
        """The corpus of some news and what it lists as related.

        Of the same items as the time before, in the same order, it is the same corpus; where they
        are the first of what is asked for now, only the rest is read.

        Args:
            news: the items; whether one is the same is told by its identity.
        """
        with self._lock:
            if len(news) != len(self._news) or not _begins_with(news, self._news):
                self._corpus = self._read(news)
                self._news = tuple(news)
            return self._corpus

    def _read(self, news: Sequence[NewsItem]) -> NewsCorpus:
        items, cached = with_related(news), self._corpus.items
        if cached and len(items) >= len(cached) and _begins_with(items, cached):
            return self._corpus.extended(items[len(cached) :])
        return self._read_all(items)


def _begins_with(items: Sequence[NewsItem], first: Sequence[NewsItem]) -> bool:
    return all(one is other for one, other in zip(items, first, strict=False))


def with_related(items: Iterable[NewsItem]) -> tuple[NewsItem, ...]:
    """Items and all that they list as related, each once, in the order in which they come.

    Two items are the same if they have the same headline, and the same address or day, or the same
    text where they have no date. What another item lists is a short form, often under another
    headline: it is also the same as what has its address, which all parts of a digest share. What
    stands by itself is preferred to it.
    """
    whole = list(items)
    seen: set[object] = set()
    new = [item for item in whole if _is_new(item, seen, listed=False)]
    return (*new, *(item for item in _related(whole) if _is_new(item, seen, listed=True)))


def _related(items: Iterable[NewsItem]) -> Iterator[NewsItem]:
    queue = deque(items)
    while queue:
        related = queue.popleft().related
        queue.extend(related)
        yield from related


def _is_new(item: NewsItem, seen: set[object], *, listed: bool) -> bool:
    headline = fold(item.headline)
    day = (item.excerpt, item.body) if item.published is None else day_of(item.published)
    keys: set[object] = {(headline, day)}
    address: set[object] = set()
    if item.url:
        canonical = canonical_url(item.url)
        address = {canonical.key if canonical else item.url}
        keys |= {(headline, one) for one in address}
    new = seen.isdisjoint(keys | address if listed else keys)
    seen |= keys | address
    return new
