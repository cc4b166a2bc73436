"""The news as numbers: read once, and asked by any number of episodes.

Each word of each distinct text has a number. What one corpus knows of a text the next one takes
over, and all that a corpus knows can be told as arrays, to be kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from tui.analysis.stopwords import language_of_word, stop_words_of
from tui.analysis.tokenizer import is_spaceless
from tui.embeddings.installed import default_embedder
from tui.embeddings.vector_cache import kept_vectors
from tui.index.passage_index import PassageIndex, WordPostings
from tui.index.read_texts import NO_WORD, ReadTexts, TextReader
from tui.index.segment_file import blob_of, lines_of
from tui.index.word_forms import LetterThrees, WordForms
from tui.linking.parameters import READ_LIMIT
from tui.model import NewsItem
from tui.stopping import checked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from tui.analysis.stopwords import StopWords
    from tui.embeddings.vector_cache import Progress, Vector
    from tui.index.read_texts import FloatArray, IntArray, TextFields

CorpusArrays: TypeAlias = Mapping[str, "NDArray[Any]"]
"""What is known of a corpus, but for the items, by names of arrays."""

_COMMON_PAIRS = 0.01  # of all pairs of characters; what more of them have is no word's
_FEW_PAIRS = 20
HEAD = 1_000
"""Characters of a headline and an excerpt that are compared in meaning."""

_SAMPLE = 200  # documents that tell which languages are written
_TOLD = 1_000  # items, after which who waits is told how far it is


def text_fields(item: NewsItem) -> TextFields:
    """An item's headline, excerpt and body, no longer than what is read of them.

    An encrypted body is no text, and a headline that is a mere address tells nothing.
    """
    headline = item.headline if item.title or item.excerpt or item.body else ""
    body = "" if item.secured else item.body[:READ_LIMIT]
    return headline[:READ_LIMIT], item.excerpt[:READ_LIMIT], body


def head_of(fields: TextFields) -> str:
    """Headline and excerpt as one text."""
    headline, excerpt, _ = fields
    return ". ".join(part for part in (headline.rstrip(" ."), excerpt) if part)[:HEAD]


def rest_of(fields: TextFields) -> str:
    """What is compared in meaning beside the head: the body, with an excerpt that is long."""
    _, excerpt, body = fields
    return f"{excerpt}\n{body}" if len(excerpt) >= HEAD else body


def _traits(fields: TextFields) -> tuple[bool, bool, bool]:
    """Whether a text has a head, more than that, and a slash, as addresses have one."""
    has_slash = any("/" in text for text in fields)
    return bool(head_of(fields)), bool(rest_of(fields)), has_slash


class NewsCorpus:
    """News items, read for linking.

    A text that several items share is one document: copies of an item cost nothing, and do not
    make its words common.

    Attributes:
        items: the items, in the order in which they came.
        item_documents: for each item the number of its document.
        texts: the documents.
        leads: what the words of each document's head weigh, by the stop words of the episodes
            that asked; see WordOverlap.
        table_vectors: the vectors of heads by the table, as far as they are known; see
            head_vectors.
    """

    def __init__(
        self,
        items: Iterable[NewsItem] = (),
        known: NewsCorpus | None = None,
        progress: Progress | None = None,
    ) -> None:
        """Read items; what another corpus knows of their texts is taken over."""
        self.items = tuple(items)
        reader = TextReader(known.texts if known else ReadTexts(), _traits)
        self.item_documents: list[int] = []
        for number, item in enumerate(checked(self.items), 1):
            self.item_documents.append(reader.number_of(text_fields(item)))
            if progress is not None and not number % _TOLD:
                progress(number, len(self.items))
        self.texts: ReadTexts = reader.texts()
        self.leads: dict[StopWords, FloatArray] = {}
        self.table_vectors: Vector | None = None
        if known is not None and known.table_vectors is not None:
            rows = np.array(reader.rows, int)
            taken = rows < known.document_count
            self.table_vectors = _unknown_vectors(len(rows))
            self.table_vectors[taken] = known.table_vectors[rows[taken]]

    def arrays(self) -> CorpusArrays:
        """What is known of the items by now, for of."""
        documents = np.array(self.item_documents, np.int32)
        return {**self.texts.arrays(), "item_documents": documents, **self.made()}

    def made(self) -> CorpusArrays:
        """What was made of the texts by now."""
        arrays: dict[str, NDArray[Any]] = {}
        if "index" in vars(self):
            arrays |= self.index.postings._asdict()
        if "forms" in vars(self):
            arrays |= self.forms.threes._asdict()
        if "languages" in vars(self):
            names, arrays["language_codes"] = self.languages
            arrays["languages"] = blob_of([name or "" for name in names])
        if self.leads and self.stop_words in self.leads:
            arrays["leads"] = self.leads[self.stop_words]
        if self.table_vectors is not None:
            arrays["table_vectors"] = self.table_vectors
        return arrays

    @classmethod
    def of(cls, items: Iterable[NewsItem], kept: CorpusArrays) -> NewsCorpus:
        """The corpus of items, of the arrays of a corpus of the same items."""
        corpus = cls()
        corpus.items, corpus.texts = tuple(items), ReadTexts.of(kept)
        corpus.item_documents = kept["item_documents"].tolist()
        corpus.table_vectors = kept.get("table_vectors")
        if "slots" in kept:
            postings = WordPostings(*(kept[name] for name in WordPostings._fields))
            corpus.index = PassageIndex(corpus.texts, postings)
        if "codes" in kept:
            threes = LetterThrees(*(kept[name] for name in LetterThrees._fields))
            corpus.forms = corpus._forms(threes)
        if "languages" in kept:
            names = lines_of(kept["languages"]) or [""]
            corpus.languages = [name or None for name in names], kept["language_codes"]
        if "leads" in kept:
            corpus.leads[corpus.stop_words] = kept["leads"]
        return corpus

    def extended(self, items: Iterable[NewsItem]) -> NewsCorpus:
        """A corpus with more items, while this one stays as it is."""
        return NewsCorpus((*self.items, *items), self)

    @property
    def document_count(self) -> int:
        """How many distinct texts there are."""
        return len(self.texts.numbers)

    @property
    def vocabulary(self) -> Mapping[str, int]:
        """Every word, folded, with its number."""
        return self.texts.vocabulary

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """The words of three to five capitals in headlines and excerpts, folded."""
        return frozenset(" ".join(self.texts.acronyms).split())

    @cached_property
    def _by_document(self) -> tuple[list[int], list[int]]:
        """The numbers of the items by document, and where those of each begin."""
        order = np.argsort(np.array(self.item_documents, int), kind="stable")
        counts = np.bincount(self.item_documents, minlength=self.document_count)
        return order.tolist(), [0, *np.cumsum(counts).tolist()]

    def items_of(self, document: int) -> list[int]:
        """The numbers of the items that have a document's text."""
        numbers, bounds = self._by_document
        return numbers[bounds[document] : bounds[document + 1]]

    def fields_of(self, document: int) -> TextFields:
        """A document's headline, excerpt and body."""
        return text_fields(self.items[self.items_of(document)[0]])

    def documents_with(self, phrases: Iterable[Sequence[str]]) -> set[int]:
        """The documents in whose headline, excerpt or body one of some phrases of terms stands."""
        found: set[int] = set()
        for phrase in phrases:
            words = [self.vocabulary.get(word, NO_WORD) for word in phrase]
            if words and NO_WORD not in words:
                found |= self.index.documents_with(words)
        return found

    @cached_property
    def stop_words(self) -> StopWords:
        """The words that tie little or nothing in the languages that the items are written in."""
        words, step = list(self.vocabulary), max(1, self.document_count // _SAMPLE)
        return stop_words_of(
            words[number]
            for document in range(0, self.document_count, step)
            for field in (0, 1)
            for number in self.index.field_words(document, field).tolist()
        )

    @cached_property
    def index(self) -> PassageIndex:
        """Where the words stand."""
        return PassageIndex(self.texts)

    @cached_property
    def forms(self) -> WordForms:
        """Which words of the vocabulary are written alike."""
        return self._forms()

    def _forms(self, threes: LetterThrees | None = None) -> WordForms:
        return WordForms(list(self.vocabulary), self.stop_words.general, threes)

    @cached_property
    def common_characters(self) -> frozenset[str]:
        """Characters that very many pairs have where words have no spaces, as endings have."""
        pairs = [word for word in self.vocabulary if not word.isascii() and is_spaceless(word)]
        counts = Counter(char for pair in pairs for char in set(pair))
        least = max(_FEW_PAIRS, _COMMON_PAIRS * len(pairs))
        return frozenset(char for char, count in counts.items() if count > least)

    @cached_property
    def languages(self) -> tuple[list[str | None], IntArray]:
        """Languages, and for each document which one most of its first words are in.

        The first is None: nothing tells.
        """
        marks = list(map(language_of_word, self.vocabulary))
        names = [None, *sorted({*filter(None, marks)})]
        lead = self.index.lead_words()
        code = np.array([names.index(mark) for mark in marks], np.int64)[lead.words]
        keys = (lead.documents * len(names) + code)[code > 0]
        counts = np.bincount(keys, minlength=self.document_count * len(names))
        most = counts.reshape(-1, len(names)).argmax(axis=1)
        return names, most.astype(np.int32)

    def head_vectors(self, progress: Progress | None = None) -> Vector:
        """The vectors of the heads by the table, a row for each document; NaN without a head."""
        made = self.table_vectors
        if made is None:
            made = _unknown_vectors(self.document_count)
        new = np.flatnonzero(np.isnan(made[:, 0]) & self.texts.traits[:, 0])
        if len(new):
            heads = [head_of(self.fields_of(document)) for document in new.tolist()]
            made[new] = kept_vectors(default_embedder(), heads, progress)
        self.table_vectors = made
        return made


def _unknown_vectors(count: int) -> Vector:
    return np.full((count, default_embedder().dimensions), np.nan, np.float16)
