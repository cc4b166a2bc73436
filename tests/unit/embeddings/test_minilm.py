from __future__ import annotations

import json
import math
import shutil
import sys
from pathlib import Path

import numpy as np
import pytest

from tui.embeddings.embedder import ModelError, ModelFiles
from tui.embeddings.minilm import WIDTH, MiniLM, gelu

DIMENSIONS = (0, 100, 200, 300)
# Made with Flax (transformers 4.49.0 and its tokenizer, jax 0.10.2) from the same weights, each
# text by itself: mean of the last layer over the pieces, length 1, at most 256 pieces.
REFERENCE: list[tuple[str, tuple[float, ...]]] = [
    (
        "He left the company after five years to build things of his own.",
        (-0.0219027, -0.0493643, -0.0426434, -0.043164),
    ),
    (
        "Größere Städte bauen Straßenbahnen, sagt die Bürgermeisterin – endlich!",
        (0.0281629, -0.0829221, 0.1174894, 0.0344033),
    ),
    (
        "L'élève a mangé des crêpes à l'hôtel, n'est-ce pas ?",
        (0.0224291, 0.0580639, 0.058611, 0.0032887),
    ),
    (
        "El niño soñó con pingüinos en la Antártida.",
        (0.0402003, 0.0321688, 0.0088171, -0.0330604),
    ),
    ("全自动驾驶汽车在北京上路了。", (0.0915514, 0.0551101, 0.1061249, 0.0451134)),
    (
        "東京でロボットがすしを握る、とテレビが伝えた。",
        (0.0689993, 0.0180577, 0.1477373, 0.0128464),
    ),
    ("หุ่นยนต์ทำอาหารได้แล้วในกรุงเทพ", (-0.0415964, 0.0697378, 0.1449033, -0.0152541)),
    (
        "Программисты обсуждают новый язык; й и ё особые буквы.",
        (0.0251153, -0.0191426, -0.0286396, -0.0599554),
    ),
    ("मशीनें हिंदी बोलना सीख रही हैं।", (0.0105824, -0.0408502, 0.0585807, -0.0648883)),
    ("로봇이 서울에서 커피를 만든다", (0.0011358, 0.0123773, -0.0359154, -0.0590267)),
    ("الروبوت يقود السيارة في المدينة", (0.0221832, 0.0093555, 0.0714195, -0.0529206)),
    (
        "🚗💨 a self\u2011driving car… 100% fun?! 😀👍🏽 C++ & C# v2.0 (beta)",
        (-0.0672022, -0.0967711, -0.0741278, 0.0292487),
    ),
    (
        "x" * 120 + " antidisestablishmentarianism " + "q9" * 45,
        (0.0238178, -0.0098546, 0.0835166, -0.0201222),
    ),
    (
        "Nul\x00 and tab\t and \ufffd and soft\u00adhyphen and zero\u200bwidth and line\nfeed \u3000 wide",  # noqa: E501
        (-0.0241099, 0.0723721, 0.1095078, 0.0765315),
    ),
    (
        "Transformers learn long contexts, and attention costs grow with length. " * 60,
        (0.0135679, 0.0269848, 0.0015518, -0.0394127),
    ),
    (
        "İstanbul'da ŞİŞLİ ve Iğdır; ﬁne ﬂuid Ⅻ ½ ①",
        (0.0010507, -0.0069885, 0.07146, -0.0130736),
    ),
    ("short", (0.0167688, 0.009369, 0.0449225, -0.0460108)),
    ("a b c d e f g", (-0.0065624, -0.0458427, 0.0741838, 0.0542202)),
]
# The cosines of the first text with all of them, from the same source.
COSINES = [
    *(1.0, 0.119419, -0.01196, -0.035808, -0.015696, -0.025995, 0.036996, 0.024084, -0.030046),
    *(-0.012111, 0.051183, 0.044489, -0.041989, 0.017152, 0.099239, -0.044467, 0.110609, 0.051148),
]
CLOSE = 2e-6


@pytest.fixture(scope="module")
def encoder(installed: ModelFiles) -> MiniLM:
    return MiniLM(installed)


def test_vectors_are_those_of_the_reference(encoder: MiniLM) -> None:
    found = encoder.encode([text for text, _ in REFERENCE])
    assert found.shape == (len(REFERENCE), WIDTH)
    assert found.dtype == np.float32
    wanted = np.array([numbers for _, numbers in REFERENCE])
    assert np.abs(found[:, DIMENSIONS] - wanted).max() < CLOSE
    assert np.abs(found @ found[0] - COSINES).max() < CLOSE
    assert np.abs(np.linalg.norm(found, axis=1) - 1).max() < CLOSE


def test_a_text_has_the_same_vector_in_any_company(encoder: MiniLM) -> None:
    texts = [text for text, _ in REFERENCE]
    together = encoder.encode(texts)
    alone = np.concatenate([encoder.encode([text]) for text in texts])
    assert np.abs(together - alone).max() < CLOSE


def test_a_text_without_words_has_a_vector_of_zeros(encoder: MiniLM) -> None:
    found = encoder.encode(["", "word", " \n\u200b"])
    assert not found[[0, 2]].any()
    assert found[1].any()


def test_no_texts_have_no_vectors(encoder: MiniLM) -> None:
    assert encoder.encode([]).shape == (0, WIDTH)


def test_meaning_counts_more_than_words(encoder: MiniLM) -> None:
    one, same, other = encoder.encode(
        [
            "The engineer quit his job at the car maker.",
            "An employee resigned from the automobile firm.",
            "The engineer at the car maker cooked a soup.",
        ]
    )
    assert one @ same > one @ other


def test_the_activation_is_off_by_less_than_a_millionth() -> None:
    inner = np.linspace(-12, 12, 6_000, dtype=np.float32).reshape(2, 3, 1_000)
    wanted = [x * 0.5 * math.erfc(-x / math.sqrt(2)) for x in inner.ravel().tolist()]
    gelu(inner)
    assert np.abs(inner.ravel() - np.array(wanted)).max() < 1e-6


def test_weights_cut_short_are_refused(installed: ModelFiles, tmp_path: Path) -> None:
    short = tmp_path / "model.safetensors"
    with installed.weights.open("rb") as file:
        short.write_bytes(file.read(1_000_000))
    with pytest.raises(ModelError) as caught:
        MiniLM(installed._replace(weights=short)).encode(["some words"])
    assert str(short) in str(caught.value)


def test_the_weights_of_another_model_are_refused(installed: ModelFiles, tmp_path: Path) -> None:
    other = tmp_path / "model.safetensors"
    header = json.dumps({"weight": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}}).encode()
    other.write_bytes(len(header).to_bytes(8, "little") + header + bytes(4))
    with pytest.raises(ModelError):
        MiniLM(installed._replace(weights=other)).encode(["some words"])


def test_a_longer_vocabulary_than_the_model_has_is_refused(
    installed: ModelFiles, tmp_path: Path
) -> None:
    longer = tmp_path / "vocab.txt"
    longer.write_bytes(installed.vocabulary.read_bytes() + b"one\nmore\n")
    with pytest.raises(ModelError):
        MiniLM(installed._replace(vocabulary=longer)).encode(["some words"])


def test_weights_that_give_no_numbers_are_noticed(installed: ModelFiles, tmp_path: Path) -> None:
    damaged = tmp_path / "model.safetensors"
    shutil.copyfile(installed.weights, damaged)
    with damaged.open("r+b") as file:
        length = int.from_bytes(file.read(8), "little")
        bias = json.loads(file.read(length))["encoder.layer.3.intermediate.dense.bias"]
        file.seek(8 + length + bias["data_offsets"][0])
        file.write(np.float32(np.nan).tobytes())
    with pytest.raises(ModelError) as caught:
        MiniLM(installed._replace(weights=damaged)).encode(["some words"])
    assert "damaged" in str(caught.value)


@pytest.mark.parametrize("package", ["safetensors", "tokenizers"])
def test_a_package_that_is_missing_beside_the_model_is_named(
    package: str, installed: ModelFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    monkeypatch.delitem(sys.modules, "tui.embeddings.pretrained", raising=False)
    with pytest.raises(ModelError) as caught:
        MiniLM(installed).encode(["some words"])
    assert package in str(caught.value)
