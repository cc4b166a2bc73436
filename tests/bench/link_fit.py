"""Fits the weights of linking to graded episodes, and tells how far they can be trusted.

One logistic curve for each kind of vectors, over the episodes that these can read; grade 1 is a
third right, 2 nearly, and every episode counts the same. Scores are made probabilities on the
episodes that were left out, so one threshold serves all kinds, and it needs no fit: a link is shown
where what it is worth, if right, outweighs what it costs, if wrong.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]  # has no types

from tests.bench.grading import GOOD, Graded, Quality, means, quality
from tui.embeddings.installed import (
    SWITCH,
    default_embedder,
    embedder_for,
)
from tui.linking.corpus import NewsCorpus
from tui.linking.link_score import WORDS_ALONE, PairFeatures
from tui.linking.linker import link
from tui.linking.meaning import similarities
from tui.linking.parameters import WEIGHTS, Curve, FittedWeights
from tui.linking.segment_terms import episode_terms
from tui.linking.word_overlap import WordOverlap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.embeddings.embedder import Embedder

Floats = npt.NDArray[np.float64]

SHARE = np.array([0.0, 0.35, 0.9, 1.0])  # how right a grade is
THRESHOLD = 0.32  # a right link is worth about twice what a wrong one costs
FEATURES = ("words", "meaning", "floor", "topic")
SETTINGS = ("default", "models")


@contextmanager
def embedders(setting: str) -> Iterator[None]:
    """Link with the table alone, or with the models that are installed."""
    before = os.environ.get(SWITCH)
    os.environ[SWITCH] = "0" if setting == "default" else "1"
    yield
    if before is None:
        del os.environ[SWITCH]
    else:
        os.environ[SWITCH] = before


class Pairs(NamedTuple):
    """All pairs of an episode: its features, and its grade."""

    kind: str
    features: Floats
    grades: npt.NDArray[np.int64]


def pairs_of(case: Graded, corpus: NewsCorpus, embedder: Embedder | None = None) -> Pairs:
    """The pairs of an episode with its pool, by an embedder or by that of its language."""
    terms = episode_terms(case.episode, corpus.acronyms, corpus.stop_words)
    words = np.sqrt(WordOverlap(terms, corpus).shares())
    promise = words.max(axis=0, initial=0.0)
    similar = similarities(case.episode, corpus, promise, embedder=embedder)
    features = PairFeatures(words, similar).columns()[:, corpus.item_documents]
    paths = [item.path for item in corpus.items]
    grades = np.array([[row.get(path, 0) for path in paths] for row in case.grades])
    kind = WORDS_ALONE if similar is None else similar.kind
    return Pairs(kind, features.reshape(-1, len(FEATURES)), grades.ravel())


def pairs_by_kind(
    cases: Sequence[Graded], corpora: Sequence[NewsCorpus]
) -> dict[str, dict[int, Pairs]]:
    """For each kind of vectors, and without any, the pairs of each episode that it can read."""
    kinds: dict[str, dict[int, Pairs]] = defaultdict(dict)
    for setting in SETTINGS:
        with embedders(setting):
            several = embedder_for(None) if setting == "models" else default_embedder()
            for number, case in enumerate(cases):
                made = [pairs_of(case, corpora[number])]
                if several is not None and several is not default_embedder():
                    made.append(pairs_of(case, corpora[number], several))
                for one in made:
                    kinds[one.kind][number] = kinds[WORDS_ALONE][number] = one
    return dict(kinds)


def fitted_curve(pairs: Sequence[Pairs], used: Sequence[str]) -> Curve:
    """The curve over some features that suits the pairs best."""
    columns = [FEATURES.index(name) for name in used]
    rows, right, counts = [], [], []
    for one in pairs:
        known = ~np.isnan(one.features[:, columns]).any(axis=1)
        share = SHARE[one.grades[known]]
        rows.append(one.features[known][:, columns])
        right.append(share)
        counts.append(np.full(len(share), 1 / max(1.0, float(share.sum()))))
    features, share, weight = (np.concatenate(part) for part in (rows, right, counts))
    weight *= len(weight) / weight.sum()
    spread = features.std(axis=0) + 1e-9
    twice = np.concatenate([features, features]) / spread
    is_right = np.repeat([True, False], len(features))
    fit = LogisticRegression(C=1.0, max_iter=1_000)
    both = np.concatenate([weight * share, weight * (1 - share)])
    fit.fit(twice, is_right, sample_weight=both)
    found = dict(zip(used, (fit.coef_[0] / spread).tolist(), strict=True))
    return Curve(bias=float(fit.intercept_[0]), **{"words": 0.0, **found})


def logits(curve: Curve, pairs: Pairs) -> Floats:
    """The curve over pairs; NaN where it needs what is unknown."""
    weights = [getattr(curve, name) for name in FEATURES]
    parts = [w * f for w, f in zip(weights, pairs.features.T, strict=True) if w]
    return np.asarray(np.sum(parts, axis=0) + curve.bias)


def calibrated(curve: Curve, left_out: Sequence[tuple[Curve, Pairs]]) -> Curve:
    """A curve moved so that its chances come true on episodes that were left out."""
    told, right = [], []
    for own, pairs in left_out:
        logit = logits(own, pairs)
        counts = ~np.isnan(logit) & (pairs.grades != 1)
        told.append(logit[counts])
        right.append(pairs.grades[counts] >= GOOD)
    fit = LogisticRegression(C=1e6).fit(np.concatenate(told)[:, None], np.concatenate(right))
    slope, shift = float(fit.coef_[0, 0]), float(fit.intercept_[0])
    return Curve(
        **{name: round(float(slope * getattr(curve, name)), 3) for name in FEATURES},
        bias=round(slope * curve.bias + shift, 3),
    )


def used_by(kind: str, used: Sequence[str]) -> Sequence[str]:
    """The features of a curve: of those that are wanted what it can have."""
    return FEATURES[:1] if kind == WORDS_ALONE else used


def weights_of(curves: Mapping[str, Curve]) -> FittedWeights:
    """Curves with the one threshold."""
    return FittedWeights(dict(curves), THRESHOLD)


class Fit(NamedTuple):
    """Weights, and by setting how good links are with them: as fitted, and of those left out."""

    weights: FittedWeights
    fitted: dict[str, list[Quality]]
    left_out: dict[str, list[Quality]]


class Fitter:
    """Fits curves to all episodes, and to all but one.

    Args:
        cases: the episodes.
        used: the features that are used.
    """

    def __init__(self, cases: Sequence[Graded], used: Sequence[str] = FEATURES) -> None:
        self._cases = cases
        self._corpora = [NewsCorpus(case.pool) for case in cases]
        self._pairs = pairs_by_kind(cases, self._corpora)
        self._fitted = {
            (kind, out): fitted_curve(
                [one for number, one in own.items() if number != out], used_by(kind, used)
            )
            for kind, own in self._pairs.items()
            for out in (*own, None)
        }

    def curves(self, out: int | None = None) -> dict[str, Curve]:
        """The curves of all episodes but one, made probabilities on the others."""
        curves = {}
        for kind, own in self._pairs.items():
            unseen = [(self._fitted[kind, n], one) for n, one in own.items() if n != out]
            curve = self._fitted[kind, out if out in own else None]
            curves[kind] = calibrated(curve, unseen)
        return curves

    def fit(self) -> Fit:
        """Fit, and judge with each setting."""
        whole = self.curves()
        left = [self.curves(number) for number in range(len(self._cases))]
        fitted = {setting: self._judged(setting, [whole] * len(left)) for setting in SETTINGS}
        left_out = {setting: self._judged(setting, left) for setting in SETTINGS}
        return Fit(weights_of(whole), fitted, left_out)

    def _judged(self, setting: str, curves: Sequence[Mapping[str, Curve]]) -> list[Quality]:
        """How good the links of each episode are by its curves."""
        with embedders(setting):
            return [
                quality(case, link(case.episode, corpus, weights=weights_of(own)))
                for case, corpus, own in zip(self._cases, self._corpora, curves, strict=True)
            ]


def write(fit: Fit, cases: Sequence[Graded], path: Path = WEIGHTS) -> None:
    """Write weights with the date, the data and the figures."""
    names = ("nDCG@5", "MAP", "F1", "quiet")
    figures = {
        setting: {
            name: dict(zip(names, map(float, str(means(each[setting])).split()), strict=True))
            for name, each in (("fitted", fit.fitted), ("left out", fit.left_out))
        }
        for setting in SETTINGS
    }
    told = {
        "date": datetime.now(UTC).date().isoformat(),
        "episodes": [case.episode.path for case in cases],
        "figures": figures,
        "curves": {
            kind: {name: getattr(curve, name) for name in (*FEATURES, "bias")}
            for kind, curve in fit.weights.curves.items()
        },
        "threshold": fit.weights.threshold,
    }
    path.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
