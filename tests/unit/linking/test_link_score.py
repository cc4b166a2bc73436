"""The chance that a pair is right."""

from __future__ import annotations

import json

import numpy as np
import pytest

from tui.embeddings.installed import default_embedder
from tui.linking.link_score import WORDS_ALONE, PairFeatures, probabilities
from tui.linking.meaning import Similarities
from tui.linking.parameters import WEIGHTS, Curve, FittedWeights, fitted_weights

WORDS = np.array([[0.2, 0.6, 0.6]])
MEANING = np.array([[0.1, 0.7, np.nan]])
TOPIC = np.array([0.2, 0.4, np.nan])
SIMILAR = Similarities("made up", MEANING, np.array([0.3]), TOPIC)
CURVES = {
    WORDS_ALONE: Curve(words=10.0, bias=-5.0),
    "made up": Curve(words=8.0, meaning=6.0, floor=-5.0, topic=2.0, bias=-6.0),
}
WEIGHTS_MADE_UP = FittedWeights(CURVES, 0.5)


def chance(logit: float) -> float:
    return float(1 / (1 + np.exp(-logit)))


def test_words_alone_have_a_curve_of_their_own() -> None:
    told = probabilities(PairFeatures(WORDS, None), WEIGHTS_MADE_UP)
    assert told[0].tolist() == pytest.approx([chance(-3), chance(1), chance(1)])


def test_meaning_floor_and_topic_count_where_they_are_known() -> None:
    told = probabilities(PairFeatures(WORDS, SIMILAR), WEIGHTS_MADE_UP)
    known = ((0.2, 0.1, 0.2), (0.6, 0.7, 0.4))
    both = [8 * w + 6 * m - 5 * 0.3 + 2 * t - 6 for w, m, t in known]
    assert told[0].tolist() == pytest.approx([*map(chance, both), chance(1)])


def test_vectors_that_nothing_was_fitted_to_do_not_count() -> None:
    similar = SIMILAR._replace(kind="unknown")
    told = probabilities(PairFeatures(WORDS, similar), WEIGHTS_MADE_UP)
    assert told.tolist() == probabilities(PairFeatures(WORDS, None), WEIGHTS_MADE_UP).tolist()


def test_the_columns_of_the_features_are_words_meaning_floor_and_topic() -> None:
    assert PairFeatures(WORDS, SIMILAR).columns()[0, 1].tolist() == [0.6, 0.7, 0.3, 0.4]
    assert np.isnan(PairFeatures(WORDS, None).columns()[0, 1, 1:]).all()


def test_the_fitted_weights_are_of_the_table_that_comes_with_the_package() -> None:
    weights = fitted_weights()
    assert {WORDS_ALONE, default_embedder().name} <= weights.curves.keys()
    assert all(curve.words > 0 > curve.bias for curve in weights.curves.values())
    assert 0 < weights.threshold < 1


def test_the_weights_tell_when_and_from_what_they_were_fitted() -> None:
    told = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    assert len(told["episodes"]) >= 12
    assert told["date"]
    for figures in told["figures"].values():
        fitted, left_out = (figures[name] for name in ("fitted", "left out"))
        assert all(abs(fitted[name] - left_out[name]) <= 0.03 for name in ("nDCG@5", "MAP", "F1"))
