from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.embeddings.installed import SWITCH
from tui.embeddings.minilm import MiniLM
from tui.linking.embeddings import similarity as similarity_module
from tui.linking.embeddings.blending import BlendParameters, blend_scores, blended
from tui.model import Episode, NewsItem, Segment, Timecode

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.linking.embeddings.conftest import Reader

EPISODE = Episode(
    "talk.md",
    "A talk",
    segments=(
        Segment(Timecode(0), None, None, "", "The bees make honey."),
        Segment(Timecode(9), None, None, "", "The ships bring tea."),
    ),
)
ITEMS = [NewsItem("1.md", "The ships bring tea."), NewsItem("2.md", "The bees make honey.")]
SCORES = np.array([[0.2, 0.3], [0.4, 0.0]])
ONES = np.ones((1, 1), np.float32)

numbers = st.floats(0, 1)
cosines = st.floats(-1, 1, width=32)


@given(numbers, numbers, cosines, cosines)
def test_neither_a_higher_score_nor_a_higher_similarity_lowers_the_blend(
    score: float, other: float, cosine: float, nearer: float
) -> None:
    low, high = sorted((score, other))
    far, near = sorted((cosine, nearer))
    first = blended(np.array([[low]]), ONES * np.float32(far))[0, 0]
    second = blended(np.array([[high]]), ONES * np.float32(near))[0, 0]
    assert 0 <= first <= second <= 1


def test_where_no_similarity_is_known_the_score_stays() -> None:
    similar = np.array([[0.5, np.nan]], np.float32)
    found = blended(np.array([[0.3, 0.3]]), similar)
    assert found[0, 1] == 0.3
    assert found[0, 0] != 0.3


def test_what_shares_no_words_needs_more_than_a_trifle() -> None:
    far = blended(np.array([[0.0, 1e-6, 0.0]]), np.array([[-0.5, -0.5, 0.6]], np.float32))
    assert far[0, 0] == 0
    assert 0 < far[0, 1] < 0.02
    assert far[0, 2] > 0.1


def test_the_model_alone_can_be_outweighed_and_can_outweigh() -> None:
    table = BlendParameters(words=1.0, meaning=8.0, bias=-4.0, certain=6.0)
    assert blended(np.array([[0.0]]), ONES, table)[0, 0] < 0.5
    assert blended(np.array([[1.0]]), 0 * ONES, table)[0, 0] > 0.5
    assert blended(np.array([[0.5]]), ONES / np.float32(2), table)[0, 0] == pytest.approx(0.5)


def test_news_that_means_the_same_rises(reader: Reader) -> None:
    found = blend_scores(EPISODE, ITEMS, SCORES)
    assert found.trouble == ""
    assert found.scores[0, 1] > found.scores[0, 0]
    assert found.scores[1, 0] > found.scores[1, 1]
    assert reader.read


def test_switched_off_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SWITCH, "0")
    found = blend_scores(EPISODE, ITEMS, SCORES)
    assert found.scores is SCORES
    assert found.trouble == ""


def test_without_items_nothing_is_read(reader: Reader) -> None:
    none = np.zeros((2, 0))
    assert blend_scores(EPISODE, [], none).scores is none
    assert reader.read == []


def test_a_damaged_model_leaves_the_scores_and_says_so(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert not reader.read
    weights = tmp_path / "model.onnx"
    weights.write_bytes(b"weights")
    monkeypatch.setattr(similarity_module, "embedder_for", lambda _: MiniLM(weights))
    found = blend_scores(EPISODE, ITEMS, SCORES)
    assert found.scores is SCORES
    assert "without the sentence model" in found.trouble
    assert "model.onnx" in found.trouble


def test_the_real_model_knows_other_words_for_the_same(minilm_file: Path) -> None:
    assert minilm_file.exists()
    items = [
        NewsItem("1.md", "Cargo vessels carry goods from China"),
        NewsItem("2.md", "Insects that pollinate flowers are dying"),
    ]
    found = blend_scores(EPISODE, items, np.full((2, 2), 0.1)).scores
    assert found[0, 1] > found[0, 0]
    assert found[1, 0] > found[1, 1]
