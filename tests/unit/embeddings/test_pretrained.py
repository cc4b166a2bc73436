"""What is read from the files of the model, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.embeddings.embedder import ModelError
from tui.embeddings.pretrained import (
    LONGEST,
    BertTokenizer,
    WeightsFile,
    read_vocabulary,
)

PIECES = [
    *("[PAD]", "[UNK]", "[CLS]", "[SEP]"),
    *("un", "##aff", "##able", "##a", "aff", "cafe", "strasse", "##e", "!", "!!", "-", "a", "σ"),
    *("自", "動", "[", "]", "sep", "i", "+", "$", "ᄀ", "##ᅡ"),
]
NUMBERS = {piece: number for number, piece in enumerate(PIECES)}
TOKENIZER = BertTokenizer(NUMBERS)


def pieces(text: str) -> list[str]:
    ids = TOKENIZER.ids(text)
    assert ids[0] == NUMBERS["[CLS]"]
    assert ids[-1] == NUMBERS["[SEP]"]
    return [PIECES[each] for each in ids[1:-1]]


def test_a_word_is_taken_apart_into_its_longest_pieces() -> None:
    assert pieces("unaffable") == ["un", "##aff", "##able"]


def test_a_word_with_a_part_that_is_no_piece_is_unknown_as_a_whole() -> None:
    assert pieces("unaffordable aff") == ["[UNK]", "aff"]


def test_case_and_accents_do_not_matter() -> None:
    assert pieces("CAFÉ Cafe\u0301") == ["cafe", "cafe"]


def test_punctuation_and_symbols_of_ascii_stand_alone() -> None:
    assert pieces("a!!-a$a+") == ["a", "!", "!", "-", "a", "$", "a", "+"]


def test_each_han_character_stands_alone() -> None:
    assert pieces("自動a") == ["自", "動", "a"]


def test_hangul_is_taken_apart_into_letters() -> None:
    assert pieces("가") == ["ᄀ", "##ᅡ"]


def test_controls_vanish_and_odd_spaces_divide() -> None:
    assert pieces("c\u00adaf\x00e\u200b\ufffd\ta\u3000a\na") == ["cafe", "a", "a", "a"]


def test_a_capital_sigma_and_a_dotted_i_become_small_as_letters_of_their_own() -> None:
    assert pieces("Σ İ") == ["σ", "i"]


def test_marks_of_the_model_in_a_text_are_text() -> None:
    assert pieces("[SEP]") == ["[", "sep", "]"]


def test_a_very_long_word_is_unknown() -> None:
    assert pieces("a" * 100) == ["a", *["##a"] * 99]
    assert pieces("a" * 101) == ["[UNK]"]


def test_a_long_text_ends_where_the_model_does() -> None:
    ids = TOKENIZER.ids("a " * 1000)
    assert len(ids) == LONGEST
    assert ids[-1] == NUMBERS["[SEP]"]


@given(st.text())
def test_any_text_becomes_numbers_of_pieces(text: str) -> None:
    ids = TOKENIZER.ids(text)
    assert 2 <= len(ids) <= LONGEST
    assert set(ids) <= set(NUMBERS.values())


@pytest.mark.timeout(20)  # the square of five million takes longer anywhere
@pytest.mark.parametrize("text", [" ", "a", "é", "\n", "自", "!", "a" * 99 + " ", "x"])
def test_five_megabytes_of_anything_are_read_at_once(text: str) -> None:
    whole = text * (5_000_000 // len(text))
    assert len(TOKENIZER.ids(whole)) <= LONGEST


def test_a_vocabulary_has_a_piece_a_line(tmp_path: Path) -> None:
    path = tmp_path / "vocab.txt"
    path.write_bytes("[PAD]\r\né\r\n##s\n".encode())
    assert read_vocabulary(path) == {"[PAD]": 0, "é": 1, "##s": 2}


def test_a_vocabulary_without_its_marks_is_refused() -> None:
    with pytest.raises(ModelError) as caught:
        BertTokenizer({"a": 0, "[CLS]": 1, "[SEP]": 2})
    assert "[UNK]" in str(caught.value)


@pytest.mark.parametrize(
    "raw", [None, b"\xff\xfe", b"a\n" * 3_000_000], ids=["gone", "no UTF-8", "too big"]
)
def test_a_vocabulary_that_cannot_be_read_is_refused_by_name(
    raw: bytes | None, tmp_path: Path
) -> None:
    path = tmp_path / "vocab.txt"
    if raw is not None:
        path.write_bytes(raw)
    with pytest.raises(ModelError) as caught:
        read_vocabulary(path)
    assert str(path) in str(caught.value)


HEADER = {
    "__metadata__": {"format": "pt"},
    "a": {"dtype": "F32", "shape": [2, 3], "data_offsets": [8, 32]},
    "b": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]},
    "more": {"dtype": "I64", "shape": [1], "data_offsets": [32, 40]},
}
FLOATS = np.arange(10, dtype="<f4").tobytes()


def written(path: Path, header: object, numbers: bytes = FLOATS) -> Path:
    raw = header if isinstance(header, bytes) else json.dumps(header).encode()
    path.write_bytes(len(raw).to_bytes(8, "little") + raw + numbers)
    return path


def test_tensors_are_read_where_the_header_says(tmp_path: Path) -> None:
    weights = WeightsFile(written(tmp_path / "w", HEADER))
    assert weights.tensor("a", 2, 3).tolist() == [[2, 3, 4], [5, 6, 7]]
    assert weights.tensor("b", 2).tolist() == [0, 1]
    assert weights.tensor("a", 2, 3).dtype == np.float32


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
        WeightsFile(path).tensor("b", 2)
    assert str(path) in str(caught.value)


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
        WeightsFile(path).tensor("b", 2)
    assert str(path) in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError) as caught:
        WeightsFile(tmp_path / "gone")
    assert "gone" in str(caught.value)


def test_numbers_that_end_too_early_are_noticed(tmp_path: Path) -> None:
    path = written(tmp_path / "w", HEADER, FLOATS[:20])
    with pytest.raises(ModelError):
        WeightsFile(path).tensor("b", 2)
