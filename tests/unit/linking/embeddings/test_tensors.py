from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from tui.linking.embeddings.package import ModelError
from tui.linking.embeddings.tensors import read_weights

SHAPES = {"a": (2, 3), "b": (2,)}
HEADER = {
    "__metadata__": {"format": "pt"},
    "a": {"dtype": "F32", "shape": [2, 3], "data_offsets": [8, 32]},
    "b": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]},
    "more": {"dtype": "I64", "shape": [1], "data_offsets": [32, 40]},
}
NUMBERS = np.arange(10, dtype="<f4").tobytes()


def written(path: Path, header: object, numbers: bytes = NUMBERS) -> Path:
    raw = header if isinstance(header, bytes) else json.dumps(header).encode()
    path.write_bytes(len(raw).to_bytes(8, "little") + raw + numbers)
    return path


def test_tensors_are_read_where_the_header_says(tmp_path: Path) -> None:
    found = read_weights(written(tmp_path / "w", HEADER), SHAPES)
    assert found["a"].tolist() == [[2, 3, 4], [5, 6, 7]]
    assert found["b"].tolist() == [0, 1]
    assert found["a"].dtype == np.float32


@pytest.mark.parametrize(
    "entry",
    [
        None,
        [],
        {"dtype": "F16", "shape": [2], "data_offsets": [0, 4]},
        {"dtype": "F32", "shape": [3], "data_offsets": [0, 12]},
        {"dtype": "F32", "shape": [2], "data_offsets": [0, 4]},
        {"dtype": "F32", "shape": [2], "data_offsets": [-8, 0]},
        {"dtype": "F32", "shape": [2], "data_offsets": [8, 0]},
        {"dtype": "F32", "shape": [2], "data_offsets": [36, 44]},
        {"dtype": "F32", "shape": [2], "data_offsets": [0.0, 8.0]},
        {"dtype": "F32", "shape": "2", "data_offsets": [0, 8]},
        {"dtype": "F32", "shape": [2]},
    ],
)
def test_a_tensor_that_is_not_as_it_must_be_is_refused_by_name(
    entry: object, tmp_path: Path
) -> None:
    path = written(tmp_path / "w", {**HEADER, "b": entry})
    with pytest.raises(ModelError) as caught:
        read_weights(path, SHAPES)
    assert str(path) in str(caught.value)
    assert "b is missing" in str(caught.value)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x10",
        b"\x00" * 8,
        b"\xff" * 40,
        b"\x10" + b"\x00" * 7 + b"{}",
        b"\x02" + b"\x00" * 7 + b"[]",
        b"\x02" + b"\x00" * 7 + b"{]",
        (9_000).to_bytes(8, "little") + b"[" * 9_000,
    ],
    ids=["empty", "cut", "zero", "huge", "short", "list", "no JSON", "deep"],
)
def test_a_file_that_is_cut_short_or_of_another_kind_is_refused(raw: bytes, tmp_path: Path) -> None:
    path = tmp_path / "w"
    path.write_bytes(raw)
    with pytest.raises(ModelError) as caught:
        read_weights(path, SHAPES)
    assert str(path) in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError) as caught:
        read_weights(tmp_path / "gone", SHAPES)
    assert "gone" in str(caught.value)


def test_numbers_that_end_too_early_are_noticed(tmp_path: Path) -> None:
    path = written(tmp_path / "w", HEADER, NUMBERS[:20])
    with pytest.raises(ModelError):
        read_weights(path, SHAPES)
