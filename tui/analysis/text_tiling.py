"""Where the topic of a long text shifts: lexical cohesion between neighbouring stretches of it.

After Hearst's TextTiling: the words of a stretch before a gap are compared with those of a stretch
behind it, and a gap where they have less in common than around it is a good place to cut. The cuts
are then chosen together, so that the parts have a readable length.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate, chain
from math import log, sqrt
from typing import NamedTuple

from tui.analysis.stopwords import stop_words_of
from tui.analysis.tokenizer import is_bare, terms

_STEM = 6  # letters by which words are compared, so that forms of one word mostly agree
_CLIMB = 12  # gaps that are looked at on each side for how deep a valley is
_UNEVEN = 2.0  # what a part costs that has nearly twice the usual length
_SHORT = 6.0  # what a part costs that is too short


class TextUnit(NamedTuple):
    """A stretch of text that is not cut, and how good it would be to cut behind it.

    Attributes:
        text: what it says.
        length: how long it is, in whatever the parts are measured by.
        bonus: what else than the words speaks for a cut behind it, or against; 1 is as much as a
            usual shift of topic.
    """

    text: str
    length: float
    bonus: float = 0.0


def tile(units: Sequence[TextUnit], usual: float, least: float, most: float) -> list[int]:
    """The indexes where parts begin, the first of them 0; linear in the length of the text.

    Args:
        units: the text; none has more than a fraction of the usual length.
        usual: the length that parts have in the mean.
        least: the length below which a part is too short; the last one may have to be.
        most: the length that no part exceeds, unless a single unit does.
    """
    ends = list(accumulate((unit.length for unit in units), initial=0.0))
    if ends[-1] <= most:
        return [0] if units else []
    gains = _gains(units, ends, usual)
    best, behind = [0.0], [0]
    for stop in range(1, len(units) + 1):
        top, start_of_top = float("-inf"), stop - 1
        for start in range(stop - 1, -1, -1):
            length = ends[stop] - ends[start]
            if length > most and start < stop - 1:
                break
            value = best[start] - _UNEVEN * (length / usual - 1) ** 2
            if length < least:
                value -= _SHORT * (1 - length / least)
            if value > top:
                top, start_of_top = value, start
        best.append(top + gains[stop])
        behind.append(start_of_top)
    cuts = []
    at = len(units)
    while at > 0:
        at = behind[at]
        cuts.append(at)
    return cuts[::-1]


def _gains(units: Sequence[TextUnit], ends: list[float], usual: float) -> list[float]:
    """What a cut before each unit gains over the last of the best, were there as many as usual."""
    depths = _depths(units, ends, usual / 3)
    gains = [depth + unit.bonus for depth, unit in zip(depths[1:], units, strict=True)]
    gains[-1] = 0.0  # there is no choice about the end
    price = sorted(gains, reverse=True)[min(int(ends[-1] / usual), len(gains) - 1)]
    return [0.0, *(gain - price for gain in gains)]


def _depths(units: Sequence[TextUnit], ends: list[float], window: float) -> list[float]:
    """For each gap how deep a valley of cohesion it is; 1 is the mean of all that are one."""
    alike = _cohesion(units, ends, window)
    depths = [0.0] * (len(units) + 1)
    for gap in range(1, len(units)):
        here = alike[gap]
        before = max(alike[max(1, gap - _CLIMB) : gap], default=here)
        after = max(alike[gap + 1 : gap + 1 + _CLIMB], default=here)
        depths[gap] = max(0.0, before - here) + max(0.0, after - here)
    usual = sum(depths) / max(1, sum(depth > 0 for depth in depths))
    return [depth / usual for depth in depths] if usual else depths


def _cohesion(units: Sequence[TextUnit], ends: list[float], window: float) -> list[float]:
    """The likeness, 0 to 1, of the words within a window before and behind each gap."""
    said = _weighty_terms([unit.text for unit in units])
    weights = _weights(said)
    before, behind = _TermVector(weights), _TermVector(weights)
    alike: list[float] = []
    common = 0.0
    first = last = 0  # the windows reach from the unit first to that before last
    for gap, terms_of_unit in enumerate(said):
        while last < len(units) and (last <= gap or ends[last] - ends[gap] < window):
            common += behind.change(said[last], 1, before)
            last += 1
        size = before.size * behind.size
        alike.append(common / sqrt(size) if size > 0 else 0.0)
        common += behind.change(terms_of_unit, -1, before)
        common += before.change(terms_of_unit, 1, behind)
        while first < gap and ends[gap + 1] - ends[first] > window:
            common += before.change(said[first], -1, behind)
            first += 1
    return alike


class _TermVector:
    """The terms of a stretch as a vector; its size is the square of its length."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights
        self._counts: dict[str, int] = {}
        self.size = 0.0

    def change(self, terms_of_unit: Sequence[str], by: int, other: _TermVector) -> float:
        """Take terms in or out; returns by how much the product with the other vector changes."""
        counts, others, weights, size, common = self._counts, other._counts, self._weights, 0.0, 0.0
        for term in terms_of_unit:
            weight, count = weights[term], counts.get(term, 0)
            size += weight * (2 * by * count + 1)
            common += weight * others.get(term, 0)
            counts[term] = count + by
        self.size += size
        return by * common


def _weighty_terms(texts: Sequence[str]) -> list[list[str]]:
    """The terms of each text that tell what it is about, cut to what forms of a word share."""
    shared: dict[str, str] = {}  # one object for a term that stands in many places
    every = [[shared.setdefault(t, t) for t in terms(text, unigrams=False)] for text in texts]
    stops = stop_words_of(chain.from_iterable(every))
    light = stops.function | stops.general
    stems = {term: term[:_STEM] for term in shared if term not in light and not is_bare(term)}
    return [[stems[term] for term in of_text if term in stems] for of_text in every]


def _weights(said: Sequence[Sequence[str]]) -> dict[str, float]:
    """The square of the weight of each term: what stands everywhere weighs nothing."""
    counts = Counter(chain.from_iterable(map(set, said)))
    return {term: log((len(said) + 1) / count) ** 2 for term, count in counts.items()}
