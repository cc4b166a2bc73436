"""The features `meaning`, `floor` and `topic`: what segment and item mean, as an embedder tells.

A segment is compared with an item's head, which is its headline and excerpt, and with the passages
of its body; what is nearest counts, the less the more there are, for of many one is near by chance.
What all segments of an episode have in common, as the guest and the field, tells nothing about one
of them, so most of it is taken away, and most of what all items have in common. The floor is what
many items reach at a segment, some more where there are more: the more a crowd means the same as a
segment, the less it says that one of them does. The topic is how near an item is to the
episode as a whole: among thousands some match any segment by chance, but not in the same field.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import numpy as np

from tui.analysis.sentences import sentences
from tui.analysis.stopwords import language_of
from tui.analysis.tokenizer import compared_terms
from tui.embeddings.embedder import normalized
from tui.embeddings.installed import LANGUAGES, default_embedder, embedder_for
from tui.embeddings.vector_cache import kept_vectors
from tui.linking.corpus import HEAD, head_of, rest_of
from tui.linking.segment_terms import RECITAL, segment_text, title_terms
from tui.stopping import checked

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tui.embeddings.embedder import Embedder, Vectors
    from tui.embeddings.vector_cache import Progress
    from tui.index.read_texts import FloatArray, IntArray
    from tui.linking.corpus import NewsCorpus
    from tui.model import Episode

    Documents: TypeAlias = NDArray[np.int64]

HEADS = 500
"""Items that a model looks at, those with most words in common; the table looks at all."""

BODIES = 1_500
"""Passages of bodies that are looked at, of the items with most words in common."""

_PASSAGE = 80  # words of a passage of an item's body, at least; sentences stay whole
_PART = 120  # words of a segment's text that are compared as one, at least
_PARTS = 8  # of a segment
_PASSAGES = 64  # of an item
_COMMON = 0.8  # the part of what texts have in common that is taken away
_SUPPOSED = 10  # items of the episode's topic beside the corpus, so that few do not mislead
_CHANCE = 0.015  # times the logarithm of how many texts an item has: what one has by chance
_CROWD = 4.5  # times the cube root of how many items there are: the items that make the floor
_FEW = 20  # items that are no crowd
_USUAL_FLOOR = 0.2  # of so few
_TINY = 1e-6
_RUN = 12  # characters of a run without spaces that count as a word


class Similarities(NamedTuple):
    """How similar in meaning segments, a row each, and documents, a column each, are.

    Attributes:
        kind: what kind of vectors told it.
        meaning: cosines from -1 to 1; NaN where nothing can be told.
        floor: for each segment what a crowd reaches.
        topic: for each document how near it is to the episode as a whole, as meaning.
    """

    kind: str
    meaning: FloatArray
    floor: FloatArray
    topic: FloatArray


def similarities(
    episode: Episode,
    corpus: NewsCorpus,
    promise: FloatArray,
    progress: Progress | None = None,
    embedder: Embedder | None = None,
) -> Similarities | None:
    """Compare the segments of an episode with the documents of a corpus.

    Args:
        episode: the episode.
        corpus: the news.
        promise: how much each document's words promise.
        progress: told how far a model is with new texts.
        embedder: another embedder than the one that suits the episode's language best.

    Returns:
        None where no embedder knows the episode's language.

    Raises:
        ModelError: the model cannot be used.
    """
    texts = [segment_text(segment) for segment in episode.segments]
    language = language_of(term for text in checked(texts) for term in compared_terms(text)) or "en"
    embedder = embedder or embedder_for(language)
    parts = list(_segment_texts(episode, texts)) if embedder else []
    if embedder is None or not parts or not corpus.document_count:
        return None
    own = np.array([segment for segment, _, _ in parts], dtype=np.int32)
    wholes = kept_vectors(embedder, [whole for _, whole, _ in parts], progress)
    bare = kept_vectors(embedder, [without for _, _, without in parts], progress)
    spoken = normalized(wholes + bare)
    topic = _COMMON * (1 - 1 / len(spoken)) * spoken.mean(axis=0)
    told, codes = corpus.languages
    known = np.array([_is_readable(one, language, embedder) for one in told])
    ranked = np.argsort(-promise, kind="stable")
    ranked = ranked[known[codes[ranked]]]
    nearness = np.full((len(texts) + 1, corpus.document_count), np.nan)
    documents, news = _item_vectors(corpus, embedder, ranked, progress)
    if len(documents):
        common = (_COMMON * news.sum(axis=0) + _SUPPOSED * topic) / (len(news) + _SUPPOSED)
        whole = spoken.mean(axis=0) - common
        cosines = _cosines(normalized(np.vstack([spoken - topic, whole])), news, common)
        _max_pool(nearness, np.append(own, len(texts)), documents, cosines)
    meaning = nearness[:-1]
    return Similarities(embedder.name, meaning, _floor(meaning), nearness[-1])


def closest_sentences(spoken: Sequence[str], told: Sequence[str]) -> tuple[str, str]:
    """Of two texts' sentences the two that are nearest in meaning, by the table; else nothing."""
    own, news = (default_embedder().encode(one) for one in (spoken, told))
    cosines = own @ news.T
    if not cosines.size or cosines.max() <= 0:
        return "", ""
    one, other = divmod(int(cosines.argmax()), len(told))
    return spoken[one], told[other]


def _is_readable(document: str | None, spoken: str, embedder: Embedder) -> bool:
    """Whether an embedder that knows the episode's language knows a document's too."""
    language = document or "en"
    is_of_several = embedder_for(None) is embedder is not default_embedder()
    return language == spoken or (is_of_several and language in LANGUAGES)


def _segment_texts(episode: Episode, texts: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """The parts of each segment, mostly one: whole, and without recitals of the title."""
    title = title_terms(episode)
    for segment, text in enumerate(checked(texts)):
        for part in islice(_groups(text, _PART), _PARTS):
            bare = [
                one for one in part if len(title.intersection(compared_terms(one))) < RECITAL
            ] or part
            yield segment, _joined(part), _joined(bare)


def _item_vectors(
    corpus: NewsCorpus, embedder: Embedder, ranked: Documents, progress: Progress | None
) -> tuple[Documents, Vectors]:
    """The vectors of documents' heads and of passages of the first bodies, each with its document.

    Those of a document stand together.
    """
    by_table = embedder is default_embedder()
    ranked = ranked[: None if by_table else HEADS]
    has_head, has_rest, _ = corpus.texts.traits[ranked].T
    headed, resting = ranked[has_head], ranked[has_rest].tolist()
    passages = list(islice(_passages(corpus, resting), BODIES))
    texts = [text for _, text in passages]
    every: NDArray[np.floating[Any]]
    if by_table:
        others = kept_vectors(embedder, texts, progress).astype(np.float16)
        every = np.concatenate([corpus.head_vectors(progress)[headed], others])
    else:
        heads = [head_of(corpus.fields_of(document)) for document in headed.tolist()]
        every = kept_vectors(embedder, [*heads, *texts], progress)
    owners = np.array([document for document, _ in passages], np.int64)
    documents = np.concatenate([headed, owners])
    order = np.argsort(documents, kind="stable")
    return documents[order], every[order].astype(np.float32)


def _passages(corpus: NewsCorpus, documents: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The passages of documents, each with its document."""
    for document in checked(documents):
        groups = _groups(rest_of(corpus.fields_of(document)), _PASSAGE)
        yield from ((document, _joined(group)) for group in islice(groups, _PASSAGES))


def _joined(sentences: Sequence[str]) -> str:
    return " ".join(sentences)[:HEAD]


def _groups(text: str, words: int) -> Iterator[list[str]]:
    """Sentences in a row that have so many words together; long sentences are cut."""
    group: list[str] = []
    size = 0
    for start, end in sentences(text):
        tokens = text[start:end].split()
        for first in range(0, len(tokens), words):
            chunk = tokens[first : first + words]
            group.append(" ".join(chunk))
            size += sum(1 + len(token) // _RUN for token in chunk)
            if size >= words:
                yield group
                group, size = [], 0
    if group:
        yield group


def _cosines(spoken: Vectors, news: Vectors, common: Vectors) -> Vectors:
    """The cosines of vectors with others from which a common part is taken; without a copy."""
    both = np.vstack([spoken, common]) @ news.T
    squares = np.einsum("ij,ij->i", news, news) - 2 * both[-1] + common @ common
    cosines: Vectors = (both[:-1] - (spoken @ common)[:, None]) / np.sqrt(
        np.maximum(squares, _TINY)
    )
    return cosines


def _max_pool(
    meaning: FloatArray, segments: IntArray, documents: Documents, cosines: Vectors
) -> None:
    """Set the greatest cosine of the texts of each segment and document, less what is chance."""
    rows, first = np.unique(segments, return_index=True)
    cosines = np.maximum.reduceat(cosines, first, axis=0)
    changes = np.flatnonzero(np.diff(documents, prepend=-1))
    chance = _CHANCE * np.log(np.diff(changes, append=len(documents)))
    nearest = np.maximum.reduceat(cosines, changes, axis=1)
    meaning[np.ix_(rows, documents[changes])] = nearest - chance


def _floor(meaning: FloatArray) -> FloatArray:
    """For each segment the meaning that a crowd of documents reaches; of few, what is usual."""
    known = np.where(np.isnan(meaning), -1.0, meaning)
    if known.shape[1] < _FEW:
        return np.full(len(meaning), _USUAL_FLOOR)
    crowd = round(_CROWD * math.cbrt(known.shape[1]))
    floor: FloatArray = np.maximum(0.0, np.partition(known, -crowd, axis=1)[:, -crowd])
    return floor
