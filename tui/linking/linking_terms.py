"""Text to terms: words as they are compared, and which words count as the same."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from tui.analysis.normalize import fold, fold_map
from tui.analysis.tokenizer import WORD, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Thai, Lao, Burmese, Khmer, kana and Han are written without spaces between words.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_HAS_UNSPACED = re.compile(f"[{_UNSPACED}]")
_SCRIPTS = re.compile(f"[{_UNSPACED}]+|[^{_UNSPACED}]+")
_SENTENCE = re.compile(r"(?:[^.!?。！？\n]|[.!?](?!\s))+")  # noqa: RUF001  their full stops too
_DIGIT = re.compile(r"\d")
_CAPITALS = re.compile(r"(?<![^\W_])[A-Z]{3,5}(?![^\W_])")
# WORD for text that is ASCII and folded, in half the time.
_ASCII_WORD = re.compile(
    r"v(?=\d+\.\d)|\d+(?:\.\d+)+|[a-z0-9]+(?:'[a-z0-9]+)*(?:\+\+|#(?!\w))?", re.ASCII
)
_BEGINNING = 3  # letters that two forms of a word share at least
_LONGEST = 8  # letters of a beginning that are looked up
_ENDING = 4  # letters in which two forms may differ
_COMPARED = 64  # terms with the same beginning that a word is compared with
_READINGS = 8  # terms that a word is read as at most, beside itself
_SHORTEST_BEGINNING = 5  # letters that a compound begins with, to be a word of their own
_SHORTEST_END = 6  # letters that it ends with
_LEAST_REST = 3  # letters that a compound has beside a part
_OF_COMPOUND = 0.8  # how surely a word is meant where a compound has it, were it nearly all of it
_WITHIN_PHRASE = {"", " ", "-", "\u2010", "\u2011"}
_WITHIN_CLAUSE = frozenset(" ,-'\u2010\u2011\u2019")

SAME_WORD = 0.7
"""Likeness from which two terms are forms of one word; below it they are but related."""

Readings = tuple[tuple[str, float], ...]
"""The terms that a word is read as, each with its likeness from 0 to 1."""


class Token(NamedTuple):
    """A word of a text.

    Attributes:
        term: the word as it is compared.
        start: where it begins in the text.
        end: where it ends.
        name: whether it is written like a name, a product or a number with letters.
        bound: whether it continues the token before: only a space or a hyphen between.
    """

    term: str
    start: int
    end: int
    name: bool
    bound: bool


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The spans of a text's sentences; a line feed ends one too."""
    return (match.span() for match in _SENTENCE.finditer(text))


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The words of the sentence [start, end) of a text.

    Of scripts without spaces, the pairs of neighbouring letters, which overlap.
    """
    found: list[Token] = []
    before = start
    for word in words(text[start:end]):
        first = start + word.start
        last = max(first + 1, start + word.end)  # a letter such as ¼ folds to several words
        gap = text[before:first]
        raw = text[first:last]
        before = last
        inside = bool(found) and _WITHIN_CLAUSE.issuperset(gap)
        named = _written_like_a_name(raw, inside=inside)
        bound = bool(found) and gap in _WITHIN_PHRASE
        if _HAS_UNSPACED.search(word.term):
            found += [
                Token(piece, first + a, first + b, name=False, bound=bound or a > 0)
                for piece, a, b in _pieces_in_place(raw)
            ]
        else:
            found.append(Token(plain(word.term), first, last, named, bound))
    return found


def _written_like_a_name(raw: str, *, inside: bool) -> bool:
    if raw[:1].isdigit():
        return not raw.replace(".", "").isdigit()
    capital = raw[:1].isupper()
    return (capital and inside) or any(char.isupper() or char.isdigit() for char in raw[1:])


def plain(word: str) -> str:
    """A folded word without the ending of a possessive."""
    return word.removesuffix("'s")


def bare(term: str) -> bool:
    """Whether a term is a mere number or a single letter."""
    return term.isdigit() or (len(term) == 1 and not _HAS_UNSPACED.match(term))


def unspaced(term: str) -> bool:
    """Whether a term is of a script that puts no spaces between words."""
    return _HAS_UNSPACED.match(term) is not None


def terms(text: str) -> list[str]:
    """The terms of a text in order, without their places: quicker than tokens."""
    folded = fold(text)
    if folded.isascii():
        return _ASCII_WORD.findall(folded)
    found = WORD.findall(folded)
    if not _HAS_UNSPACED.search(folded):
        return found
    return [piece for word in found for piece, _, _ in _pieces(word)]


def _pieces(folded: str) -> Iterator[tuple[str, int, int]]:
    """Pairs of letters where a script has no spaces, and whole words of other scripts."""
    for match in _SCRIPTS.finditer(folded):
        run, at = match.group(), match.start()
        if not _HAS_UNSPACED.match(run):
            yield run, at, match.end()
            continue
        cuts = [k for k, char in enumerate(run) if not unicodedata.category(char).startswith("M")]
        cuts.append(len(run))
        if len(cuts) < 3:
            yield run, at, match.end()
        for k in range(len(cuts) - 2):
            yield run[cuts[k] : cuts[k + 2]], at + cuts[k], at + cuts[k + 2]


def _pieces_in_place(raw: str) -> Iterator[tuple[str, int, int]]:
    folded, places = fold_map(raw)
    for piece, start, end in _pieces(folded):
        yield piece, places[start], max(places[start] + 1, places[end])


def acronyms(text: str) -> set[str]:
    """The words of three to five capitals in a text, folded."""
    return {found.lower() for found in _CAPITALS.findall(text)}


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
    words alone: "bring" is no form of "Brin". What has been read once is remembered, so a pool
    costs its distinct words. Of terms with the same beginning only so many are compared, so that
    no text can make reading slow.

    Attributes:
        terms: the terms, in the order in which they came.
    """

    def __init__(self, vocabulary: Iterable[str], general: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self._general = general
        self.terms = dict.fromkeys(vocabulary)
        self._beginning: dict[str, list[str]] = defaultdict(list)
        self._compounds: dict[str, list[str]] = defaultdict(list)
        for term in self.terms:
            for length in range(_BEGINNING, min(len(term), _LONGEST) + 1):
                self._beginning[term[:length]].append(term)
            for part in self._parts(term):
                self._compounds[part].append(term)

    def __missing__(self, word: str) -> Readings:
        term = plain(word)
        near = self._forms(term)
        if term not in self.terms and not any(sure >= SAME_WORD for _, sure in near):
            near += self._related(term)
        whole = [(term, 1.0)] if term in self.terms else []
        near.sort(key=lambda reading: -reading[1])
        self[word] = readings = (*whole, *near[:_READINGS])
        return readings

    def _forms(self, term: str) -> list[tuple[str, float]]:
        length = min(max(_BEGINNING, len(term) - _ENDING), _LONGEST)
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
        length = len(term)
        if length > _COMPARED or not term.isalpha() or unspaced(term) or term in self._general:
            return
        for cut in range(_SHORTEST_BEGINNING, length - _LEAST_REST + 1):
            yield term[:cut]
        for cut in range(_LEAST_REST, length - _SHORTEST_END + 1):
            yield term[cut:]
