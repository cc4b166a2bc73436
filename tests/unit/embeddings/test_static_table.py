from __future__ import annotations

import re
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.embeddings.static_table import WORD, StaticTable, WordPieces, vocabulary

PIECES = ["bee", "##s", "hive", "##h", "un", "##aff", "##able", "a", "##a", "2"]
ROWS = {
    "bee": (1, 0, 0, 0),
    "hive": (0.9, 0.1, 0, 0),
    "un": (0, 0, 1, 0),
    "a": (0, 0, 0, 1),
}
LIGHT = 0.1  # what "a" counts


@pytest.fixture(scope="module")
def table() -> StaticTable:
    return StaticTable()


@pytest.fixture
def small(tmp_path: Path) -> StaticTable:
    """A table of four dimensions that knows few words."""
    path = tmp_path / "small.npz"
    rows = np.array([ROWS.get(piece, (0, 0, 0, 0)) for piece in PIECES], np.float32)
    weights = np.array([LIGHT if piece == "a" else 1.0 for piece in PIECES], np.float16)
    numbers = (np.rint(rows * 7) + 8).astype(np.uint8)
    np.savez(
        path,
        name=np.array("small"),
        vocabulary=np.frombuffer("\n".join(PIECES).encode(), np.uint8),
        rows=numbers[:, 0::2] << 4 | numbers[:, 1::2],
        scales=(weights / 7).astype(np.float16),
        weights=weights,
        mean=np.zeros(4, np.float32),
    )
    return StaticTable(path)


def pieces(text: str) -> list[str]:
    return [PIECES[place] for place in WordPieces(PIECES).places(text)]


def test_a_word_is_taken_apart_into_its_longest_pieces() -> None:
    assert pieces("unaffable bees") == ["un", "##aff", "##able", "bee", "##s"]


def test_case_and_accents_do_not_matter_and_punctuation_divides() -> None:
    assert pieces("BÉE-hive, a_2") == ["bee", "hive", "a", "2"]


def test_what_is_no_piece_is_passed_over() -> None:
    assert pieces("xyz beexs 自動 пчела") == ["bee", "##s"]


def test_other_words_can_be_asked_for_than_letters_and_digits() -> None:
    split = WordPieces(["a", "!"], re.compile(r"[a-z]+|!"))
    assert split.places("A! a") == [0, 1, 0]


def test_each_word_of_letters_has_pieces_in_the_vocabulary_of_the_package() -> None:
    split = WordPieces(vocabulary())
    for word in ("z", "q9x", "antidisestablishmentarianism"):
        assert WORD.fullmatch(word)
        spelled = "".join(vocabulary()[place].removeprefix("##") for place in split.places(word))
        assert spelled == word


def test_a_word_that_was_taken_apart_before_has_the_same_pieces() -> None:
    split = WordPieces(PIECES)
    assert split.places("unaffable") == split.places("unaffable unaffable")[:3]


def test_a_vector_is_the_mean_of_rows_by_their_weight(small: StaticTable) -> None:
    (found,) = small.encode(["un a"])
    wanted = np.array([0, 0, 1, LIGHT])
    assert found == pytest.approx(wanted / np.linalg.norm(wanted), abs=1e-3)


def test_a_word_said_often_counts_three_times_at_most(small: StaticTable) -> None:
    few, many = small.encode(["bee bee bee un", "bee " * 9 + "un"])
    assert few.tolist() == many.tolist()
    assert few[0] == pytest.approx(3 * few[2], rel=1e-3)


def test_the_table_has_a_name_and_its_dimensions(small: StaticTable, table: StaticTable) -> None:
    assert (small.name, small.dimensions) == ("small", 4)
    assert table.name.startswith("english ")
    assert table.encode(["words"]).shape == (1, table.dimensions)


def test_vectors_are_of_length_one_and_zeros_where_no_word_is_known(table: StaticTable) -> None:
    found = table.encode(["some words", "", "… 自動运転 пчела", "more"])
    assert found.dtype == np.float32
    assert np.linalg.norm(found, axis=1) == pytest.approx([1, 0, 0, 1], abs=1e-5)


def test_no_texts_have_no_vectors(table: StaticTable) -> None:
    assert table.encode([]).shape == (0, table.dimensions)


@pytest.mark.parametrize(
    ("one", "same", "other"),
    [
        ("bees make honey", "insects of a hive and their nectar", "ships sail on the sea"),
        ("the company fired many employees", "workers lost their jobs", "a recipe for soup"),
        ("sensors that measure distance with laser light", "lidar", "elections"),
        ("a vaccine against the virus", "immune response to infection", "the price of oil"),
    ],
)
def test_other_words_for_the_same_are_nearer_than_words_for_something_else(
    one: str, same: str, other: str, table: StaticTable
) -> None:
    first, near, far = table.encode([one, same, other])
    assert first @ near > first @ far + 0.1


def test_a_text_has_the_same_vector_in_any_company(table: StaticTable) -> None:
    texts = [f"text {number} of bees and honey " * (number % 7) for number in range(150)]
    together = table.encode(texts)
    assert together == pytest.approx(np.concatenate([table.encode([text]) for text in texts]))


@given(st.lists(st.text(max_size=60), max_size=4))
def test_any_texts_have_vectors_of_length_one_or_zero(table: StaticTable, texts: list[str]) -> None:
    found = table.encode(texts)
    lengths = np.linalg.norm(found, axis=1)
    assert found.shape == (len(texts), table.dimensions)
    assert np.all((np.abs(lengths - 1) < 1e-4) | (lengths == 0))


@pytest.mark.timeout(20)
@pytest.mark.parametrize("text", ["a", "é", "自", "a ", "x9"])
def test_five_megabytes_of_anything_are_read_at_once(text: str, table: StaticTable) -> None:
    assert table.encode([text * (5_000_000 // len(text))]).shape == (1, table.dimensions)


def test_it_loads_in_a_moment() -> None:
    spent = []
    for _ in range(5):
        begun = time.process_time()
        StaticTable()
        spent.append(time.process_time() - begun)
    assert min(spent) < 0.05  # 10 ms on a machine that does nothing else
