from __future__ import annotations

import sqlite3
import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tui.embeddings.embedder import Vectors
from tui.embeddings.vector_cache import VectorCache, kept_vectors, key_of, vectors_path

WIDTH = 384


def vector(number: int) -> NDArray[np.float16]:
    return np.full(WIDTH, number / 1024, np.float16)


def keys(count: int, first: int = 0) -> list[bytes]:
    return [key_of("model", str(number)) for number in range(first, first + count)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "vectors.sqlite3"


def test_what_was_put_is_there_for_the_next_one(path: Path) -> None:
    one, two, absent = keys(3)
    with VectorCache(path) as kept:
        kept.put({one: vector(1), two: vector(2)})
    with VectorCache(path) as kept:
        found = kept.get([two, absent, one], WIDTH)
        assert kept.trouble == ""
    assert found.keys() == {one, two}
    assert np.array_equal(found[two], vector(2))


def test_it_lies_in_the_cache_folder_unless_told_otherwise() -> None:
    with VectorCache() as kept:
        kept.put({keys(1)[0]: vector(1)})
    assert vectors_path().exists()
    assert vectors_path().parent.name == "skimcast"


def test_a_key_depends_on_model_and_text() -> None:
    assert len({key_of("a", "b"), key_of("b", "b"), key_of("a", "a"), key_of("ab", "")}) == 4
    assert key_of("a", "\ud800") != key_of("a", "")


def test_more_keys_can_be_asked_for_than_a_question_holds(path: Path) -> None:
    many = keys(1_700)
    with VectorCache(path) as kept:
        kept.put(dict.fromkeys(many, vector(3)))
        assert kept.get(many, WIDTH).keys() == set(many)


def test_the_oldest_go_when_there_are_too_many(path: Path) -> None:
    with VectorCache(path, most=100) as kept:
        for number, key in enumerate(keys(250)):
            kept.put({key: vector(number)})
        found = kept.get(keys(250), WIDTH)
    assert len(found) <= 100
    assert keys(80, 170)[0] in found
    assert keys(1)[0] not in found


@pytest.mark.parametrize(
    "raw", [b"no database", b"SQLite format 3\0" + b"\xff" * 5_000], ids=["text", "torn"]
)
def test_a_damaged_file_is_made_anew(raw: bytes, path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(raw)
    (key,) = keys(1)
    with VectorCache(path) as kept:
        kept.put({key: vector(1)})
        assert kept.trouble == ""
    with VectorCache(path) as kept:
        assert key in kept.get([key], WIDTH)


def test_a_file_damaged_inside_is_given_up_and_made_anew_the_next_time(path: Path) -> None:
    with VectorCache(path) as kept:
        kept.put(dict.fromkeys(keys(2_000), vector(1)))
    raw = path.read_bytes()
    path.write_bytes(raw[:8192] + b"\xee" * (len(raw) - 8192))
    with VectorCache(path) as kept:
        assert kept.get(keys(2_000), WIDTH) == {}
        assert "cannot be used" in kept.trouble
    with VectorCache(path) as kept:
        kept.put({keys(1)[0]: vector(1)})
        assert kept.trouble == ""
        assert len(kept.get(keys(5), WIDTH)) == 1


def test_a_database_of_somebody_else_is_made_anew(path: Path) -> None:
    path.parent.mkdir()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE vector (key TEXT)")
    other.close()
    with VectorCache(path) as kept:
        kept.put({keys(1)[0]: vector(1)})
        assert kept.trouble == ""
        assert len(kept.get(keys(1), WIDTH)) == 1


def test_a_vector_that_is_none_is_passed_over(path: Path) -> None:
    one, two, three = keys(3)
    with VectorCache(path) as kept:
        kept.put({one: vector(1), two: np.full(WIDTH, np.nan, np.float16), three: vector(3)[:9]})
        assert kept.get([one, two, three], WIDTH).keys() == {one}


def test_a_place_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with VectorCache(tmp_path / "file" / "vectors.sqlite3") as kept:
        kept.put({keys(1)[0]: vector(1)})
        assert kept.get(keys(1), WIDTH) == {}
        assert "cannot be used" in kept.trouble


def test_several_can_write_at_once(path: Path) -> None:
    troubles = []

    def write(first: int) -> None:
        with VectorCache(path) as kept:
            for key in keys(20, first):
                kept.put({key: vector(first)})
            troubles.append(kept.trouble)

    threads = [threading.Thread(target=write, args=(first,)) for first in (0, 100, 200)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert troubles == ["", "", ""]
    with VectorCache(path) as kept:
        assert len(kept.get(keys(300), WIDTH)) == 60


class Lengths:
    """An embedder of two numbers that counts what it reads."""

    name = "lengths"
    dimensions = 2

    def __init__(self) -> None:
        self.read: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.read += texts
        return np.array([(len(text), 1) for text in texts], np.float32).reshape(-1, 2)


def test_what_was_read_once_is_kept_for_the_embedder_of_that_name() -> None:
    first = Lengths()
    assert kept_vectors(first, ["two", "words", "two"]).tolist() == [[3, 1], [5, 1], [3, 1]]
    assert sorted(first.read) == ["two", "words"]
    again, other = Lengths(), Lengths()
    other.name = "other lengths"
    assert kept_vectors(again, ["words", "more"]).tolist() == [[5, 1], [4, 1]]
    assert again.read == ["more"]
    kept_vectors(other, ["words"])
    assert other.read == ["words"]


def test_vectors_of_another_size_under_the_same_name_are_made_anew() -> None:
    wider = Lengths()
    with VectorCache() as kept:
        kept.put({key_of(wider.name, "words"): vector(1)})
    assert kept_vectors(wider, ["words"]).tolist() == [[5, 1]]
    assert wider.read == ["words"]


def test_no_texts_have_no_kept_vectors() -> None:
    assert kept_vectors(Lengths(), []).shape == (0, 2)
