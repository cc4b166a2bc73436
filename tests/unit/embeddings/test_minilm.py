from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tui.embeddings.embedder import ModelError
from tui.embeddings.minilm import MiniLM

DIMENSIONS = (0, 100, 200, 300)
# Made with Flax (transformers 4.49.0 and its tokenizer, jax 0.10.2) from the weights before they
# were rounded to 8 bits, each text by itself: mean of the last layer over the pieces, length 1, at
# most 256 pieces.
REFERENCE: list[tuple[str, tuple[float, ...]]] = [
    (
        "He left the company after five years to build things of his own.",
        (-0.0219027, -0.0493643, -0.0426434, -0.043164),
    ),
    (
        "Transformers learn long contexts, and attention costs grow with length. " * 60,
        (0.0135679, 0.0269848, 0.0015518, -0.0394127),
    ),
    ("short", (0.0167688, 0.009369, 0.0449225, -0.0460108)),
    ("a b c d e f g", (-0.0065624, -0.0458427, 0.0741838, 0.0542202)),
]
COSINES = [1.0, 0.099239, 0.110609, 0.051148]  # of the first with all of them, from there too
ROUNDED = 0.01
CLOSE = 2e-6


@pytest.fixture
def model(minilm_file: Path) -> MiniLM:
    pytest.importorskip("onnxruntime")
    return MiniLM(minilm_file)


def test_vectors_are_those_of_the_reference_but_for_the_rounding(model: MiniLM) -> None:
    found = model.encode([text for text, _ in REFERENCE])
    assert found.shape == (len(REFERENCE), model.dimensions)
    assert found.dtype == np.float32
    wanted = np.array([numbers for _, numbers in REFERENCE])
    assert np.abs(found[:, DIMENSIONS] - wanted).max() < ROUNDED
    assert np.abs(found @ found[0] - COSINES).max() < 2 * ROUNDED
    assert np.abs(np.linalg.norm(found, axis=1) - 1).max() < CLOSE


def test_a_text_has_the_same_vector_in_any_company(model: MiniLM) -> None:
    texts = [text for text, _ in REFERENCE]
    together = model.encode(texts)
    alone = np.concatenate([model.encode([text]) for text in texts])
    assert (together * alone).sum(axis=1).min() > 1 - ROUNDED


def test_a_text_without_words_has_a_vector_of_zeros(model: MiniLM) -> None:
    found = model.encode(["", "word", " \n\u200b"])
    assert not found[[0, 2]].any()
    assert found[1].any()


def test_no_texts_have_no_vectors(model: MiniLM) -> None:
    assert model.encode([]).shape == (0, model.dimensions)


def test_meaning_counts_more_than_words(model: MiniLM) -> None:
    one, same, other = model.encode(
        [
            "The engineer quit his job at the car maker.",
            "An employee resigned from the automobile firm.",
            "The engineer at the car maker cooked a soup.",
        ]
    )
    assert one @ same > one @ other


@pytest.mark.timeout(30)
@pytest.mark.parametrize("text", ["a", "é", "自", "! ", "x9 "])
def test_five_megabytes_of_anything_are_read_at_once(text: str, model: MiniLM) -> None:
    assert np.isfinite(model.encode([text * (5_000_000 // len(text))])).all()


def test_the_name_tells_one_file_from_another(tmp_path: Path) -> None:
    path = tmp_path / "model.onnx"
    path.write_bytes(b"weights")
    assert MiniLM(path).name == "minilm 7"


@pytest.mark.parametrize("size", [0, 1_000, 1_000_000], ids=["empty", "head", "cut"])
def test_weights_cut_short_are_refused_by_name(
    size: int, minilm_file: Path, tmp_path: Path
) -> None:
    short = tmp_path / "model.onnx"
    with minilm_file.open("rb") as file:
        short.write_bytes(file.read(size))
    with pytest.raises(ModelError) as caught:
        MiniLM(short).encode(["some words"])
    assert str(short) in str(caught.value)


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "model.onnx"
    other.write_bytes(b"\x08\x07" * 500)
    with pytest.raises(ModelError):
        MiniLM(other).encode(["some words"])


def test_the_package_that_is_missing_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    path = tmp_path / "model.onnx"
    path.write_bytes(b"weights")
    with pytest.raises(ModelError) as caught:
        MiniLM(path).encode(["some words"])
    assert "onnxruntime" in str(caught.value)


def test_what_has_no_words_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "model.onnx"
    path.write_bytes(b"weights")
    assert not MiniLM(path).encode(["", "\u200b"]).any()


def test_nothing_is_told_of_its_use(minilm_file: Path, tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime")
    code = (
        "import sys\nfrom pathlib import Path\nfrom tui.embeddings.minilm import MiniLM\n"
        "MiniLM(Path(sys.argv[1])).encode(['word'])"
    )
    home = {name: str(tmp_path) for name in ("HOME", "XDG_CACHE_HOME")}
    done = subprocess.run(
        [sys.executable, "-c", code, str(minilm_file)],
        env=os.environ | home,
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, done.stderr, list(tmp_path.iterdir())) == ("", "", [])
