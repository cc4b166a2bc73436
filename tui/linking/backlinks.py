"""The other way round: the words by which an index finds the segments that speak of an item."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from tui.analysis.stopwords import stop_words, stop_words_of
from tui.analysis.tokenizer import terms, words
from tui.linking.corpus import text_fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.model import NewsItem

_LEAD = 600  # characters of an item's text that words are looked for in
_WORDS = 24  # words of an item that lead to segments
_TOGETHER = 2  # of these words, that are looked for together


def likely_words(item: NewsItem) -> str:
    """An item's telling words, to find segments in an index with: the headline's come first.

    Words and nothing but words, each once, divided by spaces; names and numbers before others.
    """
    headline, excerpt, body = text_fields(item)
    lead = f"{excerpt}\n{body[:_LEAD]}"[:_LEAD]
    passed = (
        stop_words("en").general
        | stop_words_of(terms(f"{headline}\n{lead}", unigrams=False)).function
    )
    ranked = chain(_names_first(headline, passed), _names_first(lead, passed))
    return " ".join(list(dict.fromkeys(ranked))[:_WORDS])


def likely_topics(item: NewsItem) -> list[str]:
    """An item's telling words in twos, to find in an index what has some of them but not all."""
    ranked = likely_words(item).split()
    return [" ".join(ranked[at : at + _TOGETHER]) for at in range(0, len(ranked), _TOGETHER)]


def _names_first(text: str, passed: frozenset[str]) -> Iterator[str]:
    """The words of a text that are not passed over, those written like names first."""
    left = [word for word in words(text) if word.term not in passed]
    names = [word for word in left if not text[word.start : word.start + 1].islower()]
    return (word.term for word in (*names, *left))
