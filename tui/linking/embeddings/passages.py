"""Which texts of segments and news items the model compares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from tui.analysis.sentences import sentences
from tui.analysis.stopwords import stop_words, stop_words_of
from tui.analysis.tokenizer import terms
from tui.linking.corpus import text_fields
from tui.linking.segment_terms import segment_text
from tui.model import Episode, NewsItem

PASSAGE_WORDS = 40
"""Words of a passage of an item's body, at least, if it has so many; sentences stay whole."""

MOST_PASSAGES = 64
"""Passages of an item that are looked at; articles are shorter."""

_PART = 120  # words of a segment's text that are compared as one, at least
_PARTS = 8  # of a segment
_RECITAL = 3  # words of the episode's title in one sentence that make it a recital
_CHARACTERS = 1_000  # of a passage or a part: more than the model reads
_LANGUAGE = 2_000  # characters that tell the language
_FOREIGN = 0.3  # of the letters of a text that are not Latin
_LAST_LATIN = "\u024f"


def segment_passages(episode: Episode) -> list[list[tuple[str, str]]]:
    """For each segment its passages, mostly one: whole, and without recitals of the title.

    What is in no language that the model was trained on has none.
    """
    title = _long(episode.title)
    texts = [segment_text(segment) for segment in episode.segments]
    english = is_english("\n".join(texts))  # chapters may be too short to tell their language
    passages = []
    for text in texts:
        parts = islice(_groups(text, _PART), _PARTS if english and is_english(text) else 0)
        passages.append(
            [(_joined(part), _joined(_without_recitals(part, title))) for part in parts]
        )
    return passages


def item_lead(item: NewsItem) -> str:
    """An item's headline and excerpt; empty where there is none that the model can read."""
    headline, excerpt, body = text_fields(item)
    lead = ". ".join(part for part in (headline.rstrip(" ."), excerpt) if part)[:_CHARACTERS]
    english = is_english(lead) and is_english(f"{lead}\n{body[:_CHARACTERS]}")
    return lead if english else ""


def content_words(episode: Episode) -> frozenset[str]:
    """The words of an episode's segments that can tie a passage to one of them."""
    words = terms("\n".join(segment_text(segment) for segment in episode.segments), unigrams=False)
    english = stop_words("en")
    return frozenset(words) - english.general - english.function


def item_passages(item: NewsItem, words: frozenset[str]) -> list[str]:
    """The passages of an item's body, and of a long excerpt, that have any of the words."""
    _, excerpt, body = text_fields(item)
    text = f"{excerpt}\n{body}" if len(excerpt) >= _CHARACTERS else body
    if not is_english(text):
        return []
    passages = map(_joined, _groups(text, PASSAGE_WORDS))
    useful = (
        passage for passage in passages if not words.isdisjoint(terms(passage, unigrams=False))
    )
    return list(islice(useful, MOST_PASSAGES))


def is_english(text: str) -> bool:
    """Whether a text has words of weight, and is written in English as far as they tell."""
    words = terms(text[:_LANGUAGE], unigrams=False)
    letters = [char for char in text[:_LANGUAGE] if char.isalpha()]
    foreign = sum(char > _LAST_LATIN for char in letters)
    english = stop_words("en").function
    if english.issuperset(words) or foreign > _FOREIGN * len(letters):
        return False
    function = stop_words_of(words).function
    return not function or function >= english


def _without_recitals(part: Sequence[str], title: frozenset[str]) -> Sequence[str]:
    """The sentences that do more than to recite the title; all if there are no others."""
    return [one for one in part if len(_long(one) & title) < _RECITAL] or part


def _long(text: str) -> frozenset[str]:
    return frozenset(term for term in terms(text, unigrams=False) if len(term) > 2)


def _joined(sentences: Sequence[str]) -> str:
    return " ".join(sentences)[:_CHARACTERS]


def _groups(text: str, words: int) -> Iterator[list[str]]:
    """Sentences in a row that have so many words together; long sentences are cut."""
    group: list[str] = []
    size = 0
    for start, end in sentences(text):
        tokens = text[start:end].split()
        for first in range(0, len(tokens), words):
            chunk = tokens[first : first + words]
            group.append(" ".join(chunk))
            size += len(chunk)
            if size >= words:
                yield group
                group, size = [], 0
    if group:
        yield group
