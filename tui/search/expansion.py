"""A typed word as the words of the index that it may mean, each with how sure that is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz.distance import JaroWinkler

from tui.analysis.morphology import alike_to, is_known, kin_of, suffixes
from tui.analysis.phonetics import romanize
from tui.analysis.stopwords import light_words
from tui.analysis.tokenizer import is_spaceless

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.index.bm25f import Weights
    from tui.index.term_dictionary import TermDictionary

_MOST = 300  # words that one typed word may mean
CROWD = 30  # so many words begin with what was typed that it is hardly something else
_POOR = 0.45  # where no weight is higher, further guesses are made
_CACHED = 100  # typed words whose expansions are kept for the next keystroke, up to 25 KB each
_NUMERONYM = re.compile(r"([^\W\d_]{1,3})(\d{1,2})([^\W\d_]{1,3})")
# First letters that are taken for each other.
_SISTERS = "a:eo b:pv c:ks d:t e:ai f:pv g:j i:ey j:g k:cq o:au p:bf q:k s:cz t:d u:o v:bfw w:v z:s"
_ALIKE = dict(pair.split(":") for pair in _SISTERS.split())


class Expander:
    """Tells what typed words may mean; remembers what it told."""

    def __init__(self, vocabulary: TermDictionary, weights: Weights) -> None:
        self._vocabulary = vocabulary
        self._weights = weights
        self._cache: dict[tuple[str, bool], dict[str, float]] = {}

    def expand(self, typed: str, *, unfinished: bool) -> dict[str, float]:
        """Terms that a folded word may mean with their weights, from 0 to 1, the surest first.

        An unfinished word is one that the reader may still be typing.
        """
        key = typed, unfinished
        cached = self._cache.get(key)
        if cached is None:
            cached = self._expand(typed, unfinished=unfinished)
            if len(self._cache) >= _CACHED:
                self._cache.clear()
            self._cache[key] = cached
        return cached

    def _expand(self, typed: str, *, unfinished: bool) -> dict[str, float]:
        spellings = self._spellings(typed, unfinished=unfinished)
        latin = romanize(typed)
        if latin not in ("", typed):
            for spelling, weight in self._spellings(latin, unfinished=unfinished):
                spellings.append((spelling, weight * self._weights.roman))
        best: dict[str, float] = {}
        for spelling, weight in spellings:
            if weight < self._weights.least:
                continue
            for term in self._vocabulary.meant_by(spelling):
                sure = weight if term == spelling else weight * self._weights.roman
                if sure > best.get(term, 0.0):
                    best[term] = sure
        surest = sorted(best, key=lambda term: (-best[term], term))[:_MOST]
        return {term: best[term] for term in surest}

    def _spellings(self, typed: str, *, unfinished: bool) -> list[tuple[str, float]]:
        found = list(self._as_typed(typed, unfinished=unfinished))
        if typed in light_words() or is_spaceless(typed):
            return found
        found += [
            (other, self._weights.number)
            for other in self._numbered(typed)
            if other in self._vocabulary
        ]
        if not typed.isalpha():
            return found
        found += self._other_forms(typed)
        if len(found) < CROWD and not is_known(typed):
            found += self._misspelt(typed, unfinished=unfinished)
        if not any(weight >= _POOR for _, weight in found):
            found += self._near_anywhere(typed)
        if not any(weight >= _POOR for _, weight in found):
            found += self._near_stem(typed)
            found += self._inside(typed)
        return found

    def _as_typed(self, typed: str, *, unfinished: bool) -> Iterator[tuple[str, float]]:
        weights = self._weights
        if typed in self._vocabulary:
            yield typed, 1.0
        if not unfinished and typed in light_words():
            return
        sure = 1.0 if unfinished else weights.closed_prefix
        for spelling in self._vocabulary.likely_beginning_with(typed, _MOST):
            if spelling != typed:
                share = len(typed) / len(spelling)
                yield spelling, sure * (weights.prefix + weights.prefix_share * share)

    def _other_forms(self, typed: str) -> Iterator[tuple[str, float]]:
        weights = self._weights
        endings = suffixes()
        for forms, weight in ((kin_of(typed), weights.kin), (alike_to(typed), weights.alike)):
            for form in forms:
                if form in self._vocabulary:
                    yield form, weight
        for dropped in range(1, min(4, len(typed) - 3)):
            stem = typed[: len(typed) - dropped]
            for spelling in self._vocabulary.beginning_with(stem):
                added = len(spelling) - len(stem)
                if added <= 4 and not spelling.startswith(typed):
                    sure = weights.ending * weights.ending_letter ** (dropped + added)
                    is_form = typed[len(stem) :] in endings and spelling[len(stem) :] in endings
                    yield spelling, sure if is_form else sure * weights.ending_odd

    def _numbered(self, typed: str) -> Iterator[str]:
        """Other ways to write a version ("2" for 2.0 and v2), and numbers for letters ("k8s")."""
        parts = typed.split(".")
        yield from (".".join(parts[:size]) for size in range(1, len(parts)))
        yield typed[1:] if typed.startswith("v") and typed[1:].isdigit() else f"v{typed}"
        if typed.isalpha():
            yield f"{typed[0]}{len(typed) - 2}{typed[-1]}"
        shortened = _NUMERONYM.fullmatch(typed)
        if shortened:
            start, left_out, end = shortened.groups()
            for spelling in self._vocabulary.beginning_with(start):
                if spelling.endswith(end) and len(spelling) == len(start + end) + int(left_out):
                    yield spelling

    def _misspelt(self, typed: str, *, unfinished: bool) -> Iterator[tuple[str, float]]:
        edits = (len(typed) >= 4) + (len(typed) >= 8)
        if edits:
            yield from self._typos(typed, edits)
            sure = 1.0 if unfinished else self._weights.closed_prefix
            for spelling, weight in self._typos_in_beginnings(typed, edits):
                yield spelling, sure * weight
            yield from self._sounding_alike(typed)
        if len(typed) >= 3:
            yield from self._shortened(typed)

    def _typos(self, typed: str, edits: int) -> Iterator[tuple[str, float]]:
        weights = self._weights
        for spelling, distance in self._vocabulary.near(typed, edits, typed[0]):
            if distance:
                yield spelling, weights.typo - weights.edit * distance / len(typed)
        likely = {typed[1], *_ALIKE.get(typed[0], "")} - {typed[0]}
        for spelling, distance in self._vocabulary.near(typed, edits, sorted(likely)):
            sure = weights.typo - weights.first_letter
            yield spelling, sure - weights.edit * distance / len(typed)

    def _typos_in_beginnings(self, typed: str, edits: int) -> Iterator[tuple[str, float]]:
        weights = self._weights
        for first in dict.fromkeys(typed[:2]):
            less = 0.0 if first == typed[0] else weights.first_letter
            for start, distance in self._vocabulary.near_beginnings(typed, edits, first):
                if not distance:
                    continue
                for spelling in self._vocabulary.beginning_with(start):
                    share = len(typed) / max(len(spelling), len(typed))
                    sure = weights.typo_prefix + weights.typo_prefix_share * share
                    yield spelling, sure - weights.edit * distance / len(typed) - less

    def _sounding_alike(self, typed: str) -> Iterator[tuple[str, float]]:
        floor = self._weights.sound_floor
        spellings = self._vocabulary.sounding_like(typed)
        # Few consonants are those of many words by chance.
        least = self._weights.sound_crowd if len(spellings) > CROWD else 0.0
        for spelling in spellings:
            alike = JaroWinkler.similarity(typed, spelling)
            if alike >= least:
                yield spelling, self._weights.sound * (floor + (1 - floor) * alike)

    def _shortened(self, typed: str) -> Iterator[tuple[str, float]]:
        weights = self._weights
        spoken = sum(char not in "aeiouy" for char in typed)
        for spelling in self._vocabulary.containing_in_order(typed):
            if len(spelling) > len(typed):
                left_out = sum(char not in "aeiouy" for char in spelling) - spoken
                sure = weights.short + weights.short_share * len(typed) / len(spelling)
                yield spelling, sure - weights.short_consonant * left_out

    def _near_anywhere(self, typed: str) -> Iterator[tuple[str, float]]:
        weights = self._weights
        edits = (len(typed) >= 4) + (len(typed) >= 8)
        if edits:
            for spelling, distance in self._vocabulary.near_anywhere(typed, edits):
                sure = weights.typo - weights.first_letter
                yield spelling, sure - weights.edit * distance / len(typed)

    def _near_stem(self, typed: str) -> Iterator[tuple[str, float]]:
        """Other endings of misspelt words."""
        weights = self._weights
        for dropped in range(2, min(5, len(typed) - 4)):
            stem = typed[: len(typed) - dropped]
            for start, distance in self._vocabulary.near_beginnings(stem, 1, typed[0], longer=1):
                for spelling in self._vocabulary.beginning_with(start):
                    letters = dropped + len(spelling) - len(start)
                    sure = weights.typo - weights.edit * distance / len(stem)
                    yield spelling, sure * weights.stem_letter**letters

    def _inside(self, typed: str) -> Iterator[tuple[str, float]]:
        weights = self._weights
        if len(typed) < 4:
            return
        for spelling in self._vocabulary.containing(typed):
            yield spelling, weights.inside + weights.inside_share * len(typed) / len(spelling)
        for size in range(len(typed) - 1, max(4, len(typed) // 2), -1):
            for start in range(len(typed) - size + 1):
                part = typed[start : start + size]
                if part in self._vocabulary:
                    yield part, weights.inside + weights.inside_share * size / len(typed)
