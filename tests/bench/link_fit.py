"""Fits the weights of linking to graded episodes, and tells how far they can be trusted.

One logistic curve for each kind of vectors, over the episodes that these can read, as they are and
drowned in thousands of foreign items; grade 1 is a third right, 2 nearly, and every episode counts
the same. Scores are made probabilities on the episodes that were left out. The threshold is where
F1 and quiet, together, are best.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]  # has no types

from tests.bench.grading import GOOD, Graded, Quality, means, quality
from tui.embeddings.installed import default_embedder
from tui.linking.corpus import NewsCorpus
from tui.linking.link_score import WORDS_ALONE
from tui.linking.linker import link, pair_features
from tui.linking.parameters import WEIGHTS, Curve, FittedWeights
from tui.linking.segment_terms import episode_terms
from tui.linking.word_overlap import WordOverlap
from tui.model import Link, NewsItem

Floats = npt.NDArray[np.float64]
Rows = Sequence[Sequence[Link]]

SHARE = np.array([0.0, 0.35, 0.9, 1.0])  # how right a grade is
QUIET = 0.5  # what quiet counts beside F1
THRESHOLDS = np.arange(0.05, 0.9, 0.01)
FEATURES = ("words", "meaning", "floor")


class Pairs(NamedTuple):
    """All pairs of an episode: what is told of each by words, meaning and floor, and its grade."""

    kind: str
    features: Floats
    grades: npt.NDArray[np.int64]


def pairs_of(case: Graded, others: Sequence[NewsItem] = ()) -> Pairs:
    """The pairs of an episode with its pool, and with others, which are thought to be wrong."""
    corpus = NewsCorpus([*case.pool, *others])
    terms = episode_terms(case.episode, frozenset(corpus.acronyms), corpus.stop_words)
    made = pair_features(case.episode, corpus, WordOverlap(terms, corpus))
    features = made.columns()[:, corpus.item_documents]
    paths = [item.path for item in corpus.items]
    grades = np.array([[row.get(path, 0) for path in paths] for row in case.grades])
    kind = WORDS_ALONE if made.similar is None else made.similar.kind
    return Pairs(kind, features.reshape(-1, len(FEATURES)), grades.ravel())


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


def best_threshold(rows: Sequence[tuple[Graded, Rows]]) -> float:
    """The score from which on links are shown, where F1 and quiet are best together."""

    def worth(threshold: float) -> float:
        mean = means([quality(case, links, threshold) for case, links in rows])
        return mean.f1 + QUIET * sum(mean.quiet) / max(1, len(mean.quiet))

    return round(float(max(THRESHOLDS, key=worth)), 2)


class Fit(NamedTuple):
    """Weights, and how good links are with them: as fitted, and of episodes left out."""

    weights: FittedWeights
    fitted: list[Quality]
    left_out: list[Quality]


def fit(
    cases: Sequence[Graded],
    drowned: Sequence[Sequence[NewsItem]],
    used: Sequence[str] = FEATURES,
) -> Fit:
    """Fit to episodes, each as it is and, where there are any, with its foreign items."""
    pairs = [
        [pairs_of(case), *([pairs_of(case, others)] if others else [])]
        for case, others in zip(cases, drowned, strict=True)
    ]
    kinds = sorted({WORDS_ALONE, *(own[0].kind for own in pairs)})

    readers = {
        kind: [n for n, own in enumerate(pairs) if kind in (WORDS_ALONE, own[0].kind)]
        for kind in kinds
    }

    def curve(kind: str, out: int | None) -> Curve:
        known = [one for n in readers[kind] if n != out for one in pairs[n]]
        return fitted_curve(known, used_by(kind, used))

    without = {
        (kind, out): curve(kind, out) for kind, known in readers.items() for out in (*known, None)
    }

    def curves_without(left: int | None) -> dict[str, Curve]:
        """The curves of all episodes but one, made probabilities on the others."""
        curves = {}
        for kind, known in readers.items():
            unseen = [(without[kind, n], pairs[n][0]) for n in known if n != left]
            own = without[kind, left if left in known else None]
            curves[kind] = calibrated(own, unseen)
        return curves

    def linked(case: Graded, curves: dict[str, Curve]) -> tuple[Graded, Rows]:
        return case, link(case.episode, case.pool, weights=FittedWeights(curves, 0.0))

    unseen = [linked(case, curves_without(number)) for number, case in enumerate(cases)]

    left_out = [
        quality(*own, best_threshold([*unseen[:number], *unseen[number + 1 :]]))
        for number, own in enumerate(unseen)
    ]
    curves = curves_without(None)
    seen = [linked(case, curves) for case in cases]
    threshold = best_threshold(unseen)
    return Fit(
        FittedWeights(curves, threshold), [quality(*own, threshold) for own in seen], left_out
    )


def write(fit: Fit, cases: Sequence[Graded], foreign: int, path: Path = WEIGHTS) -> None:
    """Write weights with the date, the data and the figures.

    Curves of other kinds stay, and so does the threshold where the table was not among these.
    """
    before = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    curves = {
        kind: {name: getattr(curve, name) for name in (*FEATURES, "bias")}
        for kind, curve in fit.weights.curves.items()
    }
    names = ("nDCG@5", "MAP", "F1", "quiet")
    figures = {
        name: dict(zip(names, map(float, str(means(each)).split()), strict=True))
        for name, each in (("fitted", fit.fitted), ("left out", fit.left_out))
    }
    is_default = default_embedder().name in curves
    told = {
        "date": datetime.now(UTC).date().isoformat(),
        "episodes": [case.episode.path for case in cases],
        "foreign items among them": foreign,
        "figures": before.get("figures", {}) | {", ".join(curves): figures},
        "curves": before.get("curves", {}) | curves,
        "threshold": fit.weights.threshold if is_default else before["threshold"],
    }
    path.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
