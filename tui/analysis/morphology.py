"""Word forms: which words are forms of one, parts of one, or taken one for another."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from tui.analysis.stopwords import language_wordlist, light_words
from tui.analysis.tokenizer import LONGEST, is_spaceless

_BEGINNING = 3  # letters that two forms of a word share at least
_LOOKED_UP = 8  # letters of a beginning that are looked up
_ENDING = 4  # letters in which two forms may differ
_COMPARED = 64  # terms with the same beginning that a word is compared with
_READINGS = 8  # terms that a word is read as at most, beside itself
_SHORTEST_BEGINNING = 5  # letters that a compound begins with, to be a word of their own
_SHORTEST_END = 6  # letters that it ends with
_LEAST_REST = 3  # letters that a compound has beside a part
_OF_COMPOUND = 0.8  # how surely a word is meant where a compound has it, were it nearly all of it
_DIGIT = re.compile(r"\d")

SAME_WORD = 0.7
"""Likeness from which two terms are forms of one word; below it they are but related."""

Readings = tuple[tuple[str, float], ...]
"""The terms that a word is read as, each with its likeness from 0 to 1."""


@cache
def suffixes() -> frozenset[str]:
    """What forms of one word end with, after the stem that they share; one is empty."""
    return frozenset(" ".join(language_wordlist("en")["suffixes"]).split()) | {""}


def kin_of(word: str) -> frozenset[str]:
    """The other forms of an irregular word; of any other word, none."""
    return _kin().get(word, frozenset())


def alike_to(word: str) -> frozenset[str]:
    """Words, in all their forms, that people use for an everyday word or a form of it."""
    return _alike().get(word, frozenset())


def is_known(word: str) -> bool:
    """Whether a word is known here, and so is hardly a misspelling of another."""
    return word in light_words() or word in _kin() or word in _alike()


@cache
def _kin() -> dict[str, frozenset[str]]:
    kin: dict[str, frozenset[str]] = {}
    for line in language_wordlist("en")["irregular"]:
        base, *others = line.split()
        forms = _regular_forms(base) | frozenset(others)
        for form in forms:
            kin[form] = kin.get(form, frozenset()) | (forms - {form})
    return kin


@cache
def _alike() -> dict[str, frozenset[str]]:
    alike: dict[str, frozenset[str]] = {}
    for line in language_wordlist("en")["synonyms"]:
        forms = {word: _regular_forms(word) | kin_of(word) for word in line.split()}
        for word, own in forms.items():
            others = frozenset().union(*(forms[other] for other in forms if other != word))
            for form in own:
                alike[form] = alike.get(form, frozenset()) | (others - {form})
    return alike


def _regular_forms(base: str) -> frozenset[str]:
    """A base form and what may be made from it by rule; some of that is no word."""
    stem = base.removesuffix("e")
    endings = {base, base + "s", stem + "ed", stem + "ing", base + base[-1] + "ing"}
    if base.endswith("y"):
        endings |= {base[:-1] + "ies", base[:-1] + "ied"}
    return frozenset(endings)


def splits(word: str, first: int, last: int) -> Iterator[tuple[str, str]]:
    """The ways to take a word for a compound of two parts of so many letters at least.

    What is longer than a term can be is none.
    """
    if len(word) <= LONGEST:
        for cut in range(first, len(word) - last + 1):
            yield word[:cut], word[cut:]


def likeness(one: str, other: str) -> float:
    """How surely two terms are forms of one word, from 0 to 1: a shared beginning tells.

    Endings of up to four letters may differ if the beginning is long enough; short words and
    words with digits must be equal, but for an s. No language is assumed.
    """
    if one == other:
        return 1.0
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _BEGINNING or shorter.isdigit():
        return 0.0
    pairs = enumerate(zip(shorter, longer, strict=False))
    same = next((place for place, (a, b) in pairs if a != b), len(shorter))
    rest = len(longer) - same
    if rest == 1 and same == len(shorter) and (same > 3 or longer.endswith("s")):
        return 0.95
    if rest > _ENDING or _DIGIT.search(one + other):
        return 0.0
    for most, least, sure in ((2, 4, 0.9), (3, 6, 0.8), (4, 7, 0.7)):
        if rest <= most and same >= least:
            return sure
    return 0.0


class Lexicon(dict[str, Readings]):
    """How any word is read as terms of an episode; empty for a word that the episode has not.

    A word is read as the terms that are forms of it; as a compound, as the terms that it begins or
    ends with, and the compounds that begin or end with it. A general word is read as other general
    words alone: "bring" is no form of "Brin". What has been read once is remembered. Of terms with
    the same beginning only so many are compared, so that no text can make reading slow.
    """

    def __init__(self, vocabulary: Iterable[str], general: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self._general = general
        self.terms = dict.fromkeys(vocabulary)
        self._beginning: dict[str, list[str]] = defaultdict(list)
        self._compounds: dict[str, list[str]] = defaultdict(list)
        for term in self.terms:
            for length in range(_BEGINNING, min(len(term), _LOOKED_UP) + 1):
                self._beginning[term[:length]].append(term)
            for part in self._parts(term):
                self._compounds[part].append(term)

    def __missing__(self, word: str) -> Readings:
        near = self._forms(word)
        if word not in self.terms and not any(sure >= SAME_WORD for _, sure in near):
            near += self._related(word)
        whole = [(word, 1.0)] if word in self.terms else []
        near.sort(key=lambda reading: -reading[1])
        self[word] = readings = (*whole, *near[:_READINGS])
        return readings

    def _forms(self, term: str) -> list[tuple[str, float]]:
        length = min(max(_BEGINNING, len(term) - _ENDING), _LOOKED_UP)
        alike = self._beginning.get(term[:length], [])[:_COMPARED]
        if term in self._general:
            alike = [other for other in alike if other in self._general]
        near = ((other, likeness(term, other)) for other in alike if other != term)
        return [(other, sure) for other, sure in near if sure]

    def _related(self, term: str) -> list[tuple[str, float]]:
        """The parts of a compound that are terms, and the compounds that a word is a part of."""
        within = (part for part in self._parts(term) if part in self.terms)
        around = () if term in self._general else self._compounds.get(term, ())
        found = {
            other: _OF_COMPOUND * math.sqrt(min(len(other), len(term)) / max(len(other), len(term)))
            for other in (*within, *around[:_READINGS])
            if other not in self._general
        }
        return list(found.items())

    def _parts(self, term: str) -> Iterator[str]:
        """What a word that may be a compound begins and ends with."""
        if not term.isalpha() or is_spaceless(term) or term in self._general:
            return
        yield from (part for part, _ in splits(term, _SHORTEST_BEGINNING, _LEAST_REST))
        yield from (part for _, part in splits(term, _LEAST_REST, _SHORTEST_END))
