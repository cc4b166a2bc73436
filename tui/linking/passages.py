"""What a news item says of an episode's terms, passage by passage."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, permutations
from typing import TYPE_CHECKING

from tui.linking.terms import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tui.linking.sayings import Sayings
    from tui.linking.terms import Readings
    from tui.linking.weights import Weights
    from tui.model import NewsItem

READ = 60_000
"""Characters of an item's text that are read; articles are shorter, and hostile ones end there."""

_WORDS = 20  # of a headline, that may make phrases
_AS_ONE = 0.95  # likeness to a phrase that is written as one word

Texts = tuple[str, str, str]
"""Headline, excerpt and body."""

Found = dict[str, float]
"""The episode's terms in a stretch of text, each with its likeness from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Told:
    """What an item tells, as far as an episode has words for it.

    Attributes:
        title: the episode's terms in the headline.
        passages: the episode's terms in each passage of the text.
        head: all words of the headline and the first passage, with the place they have.
    """

    title: Found
    passages: tuple[Found, ...]
    head: Mapping[str, float]

    def everything(self) -> set[str]:
        """The episode's terms anywhere in the item."""
        return set(self.title).union(*self.passages)


def texts_of(item: NewsItem) -> Texts:
    """An item's headline, excerpt and body, no longer than what is read of them.

    An encrypted body is no text, and a headline that is a mere address tells nothing.
    """
    headline = item.headline if item.title or item.excerpt or item.body else ""
    body = "" if item.secured else item.body[:READ]
    return headline[:READ], item.excerpt[:READ], body


def told(texts: Texts, sayings: Sayings, known: Iterable[str], weights: Weights) -> Told:
    """Read an item with an episode's terms in mind.

    Args:
        texts: the item's texts, see texts_of.
        sayings: what the episode's segments say.
        known: the episode's acronyms, folded.
        weights: the table of weights.
    """
    headline, *rest = (terms(text) for text in texts)
    half = weights.passage // 2
    passages: list[Found] = []
    for text in rest:
        halves = [
            _found(text[place : place + half], sayings, known)
            for place in range(0, len(text), half)
        ]
        passages += [_both(one, two) for one, two in pairwise(halves)] or halves
    head = dict.fromkeys((rest[0] or rest[1])[: weights.passage], weights.text)
    head.update(dict.fromkeys(headline, weights.title))
    kept = tuple(passage for passage in passages if passage)
    title = _found(headline, sayings, known)
    _join_apart(title, sayings, weights)
    return Told(title, kept, head)


def _join_apart(title: Found, sayings: Sayings, weights: Weights) -> None:
    """Add phrases whose two words stand anywhere in a headline: it is one thought."""
    words = [term for term in title if " " not in term]
    for pair in permutations(words[:_WORDS], 2):
        phrase = sayings.phrases.get(pair)
        if phrase:
            _keep(title, phrase, weights.apart * min(title[pair[0]], title[pair[1]]))


def _both(one: Found, two: Found) -> Found:
    return {term: max(one.get(term, 0.0), two.get(term, 0.0)) for term in {**one, **two}}


def _found(text: Sequence[str], sayings: Sayings, known: Iterable[str]) -> Found:
    """The episode's terms in a stretch of words, in whatever way they are written there."""
    lexicon, phrases, joined = sayings.lexicon, sayings.phrases, sayings.joined
    found: Found = {}
    before: Readings = ()
    past = ""
    for word in text:
        readings = lexicon[word]
        for term, sure in readings:
            _keep(found, term, sure)
            for one, other in before:
                if (one, term) in phrases:
                    _keep(found, phrases[one, term], sure * other)
            if sure >= _AS_ONE and term in joined:
                one, two = joined[term]
                for part in (one, two, phrases.get((one, two), one)):
                    _keep(found, part, sure)
        if past + word in lexicon.terms:
            _keep(found, past + word, 1.0)
        before, past = readings, word
    _spelled_out(text, known, found)
    return found


def _keep(found: Found, term: str, sure: float) -> None:
    if sure > found.get(term, 0.0):
        found[term] = sure


def _spelled_out(text: Sequence[str], known: Iterable[str], found: Found) -> None:
    """Add the known acronyms that long words in a row stand for."""
    letters = "".join(word[0] for word in text)
    for acronym in known:
        place = letters.find(acronym)
        if place >= 0 and all(len(word) > 3 for word in text[place : place + len(acronym)]):
            _keep(found, acronym, 1.0)
