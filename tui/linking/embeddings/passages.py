"""Which texts of segments and news items the model compares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from tui.analysis.stopwords import stop_words, stop_words_of
from tui.linking.item_texts import texts_of
from tui.linking.linking_terms import sentences, terms
from tui.linking.segment_terms import text_of
from tui.model import Episode, NewsItem

PASSAGE = 40
"""Words of a passage of an item's body, at least, if it has so many; sentences stay whole."""

PASSAGES = 64
"""Passages of an item that are looked at; articles are shorter."""

_PART = 120  # words of a segment's text that are compared as one, at least
_PARTS = 8  # of a segment
_RECITAL = 3  # words of the episode's title in one sentence that make it a recital
_CHARACTERS = 1_000  # of a passage or a part: more than the model reads
_LANGUAGE = 2_000  # characters that tell the language
_FOREIGN = 0.3  # of the letters of a text that are not Latin
_LAST_LATIN = "\u024f"


def parts_of(episode: Episode) -> list[list[tuple[str, str]]]:
    """For each segment its parts, mostly one: the whole of it, and without recitals of the title.

    What is in no language that the model was trained on has no parts.
    """
    title = _long(episode.title)
    texts = [text_of(segment) for segment in episode.segments]
    known = readable("\n".join(texts))  # chapters may be too short to tell their language
    found = []
    for text in texts:
        parts = islice(_groups(text, _PART), _PARTS if known and readable(text) else 0)
        found.append([(_joined(part), _joined(_telling(part, title))) for part in parts])
    return found


def head_of(item: NewsItem) -> str:
    """An item's headline and excerpt; empty where there is none that the model can read."""
    headline, excerpt, body = texts_of(item)
    head = ". ".join(part for part in (headline.rstrip(" ."), excerpt) if part)[:_CHARACTERS]
    known = readable(head) and readable(f"{head}\n{body[:_CHARACTERS]}")
    return head if known else ""


def words_of(episode: Episode) -> frozenset[str]:
    """The words of an episode's segments that can tie a passage to one of them."""
    said = terms("\n".join(text_of(segment) for segment in episode.segments))
    english = stop_words("en")
    return frozenset(said) - english.general - english.function


def passages_of(item: NewsItem, words: frozenset[str]) -> list[str]:
    """The passages of an item's body, and of a long excerpt, that have any of the words."""
    _, excerpt, body = texts_of(item)
    text = f"{excerpt}\n{body}" if len(excerpt) >= _CHARACTERS else body
    if not readable(text):
        return []
    every = map(_joined, _groups(text, PASSAGE))
    return list(islice((each for each in every if not words.isdisjoint(terms(each))), PASSAGES))


def readable(text: str) -> bool:
    """Whether a text has words of weight, and is written in English as far as they tell."""
    said = terms(text[:_LANGUAGE])
    letters = [char for char in text[:_LANGUAGE] if char.isalpha()]
    english = stop_words("en").function
    if english.issuperset(said) or sum(char > _LAST_LATIN for char in letters) > _FOREIGN * len(
        letters
    ):
        return False
    written = stop_words_of(said).function
    return not written or written >= english


def _telling(part: Sequence[str], title: frozenset[str]) -> Sequence[str]:
    """The sentences that do more than to recite the title; all if there are no others."""
    return [each for each in part if len(_long(each) & title) < _RECITAL] or part


def _long(text: str) -> frozenset[str]:
    return frozenset(term for term in terms(text) if len(term) > 2)


def _joined(sentences: Sequence[str]) -> str:
    return " ".join(sentences)[:_CHARACTERS]


def _groups(text: str, words: int) -> Iterator[list[str]]:
    """Sentences in a row that have so many words together; long sentences are cut."""
    group: list[str] = []
    size = 0
    for sentence in _sentences(text):
        held = sentence.split()
        for place in range(0, len(held), words):
            some = held[place : place + words]
            group.append(" ".join(some))
            size += len(some)
            if size >= words:
                yield group
                group, size = [], 0
    if group:
        yield group


def _sentences(text: str) -> Iterator[str]:
    """The sentences of a text, with the marks at their ends."""
    starts = [start for start, _ in sentences(text)]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        yield text[start:end]
