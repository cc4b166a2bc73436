from __future__ import annotations

from pathlib import Path

import pytest

from tui.index.bm25f import WEIGHTS
from tui.index.builder import analyse, merge_segments, write_segment
from tui.index.documents import Document
from tui.index.reader import IndexReader
from tui.index.segment_file import (
    DamagedSegmentError,
    IndexSegment,
    held_bytes,
    open_segment,
    unpack,
)
from tui.search.restrict import having

SAID = ("a robot walks", "the moon and the Moon Base", "Ünïcode robots", "", "квантовый робот")


def documents(*texts: str, titled: bool = False) -> list[Document]:
    return [Document(text.partition(" ")[0], text, titled, 0) for text in texts]


def written(path: Path, first: int, *texts: str) -> Path:
    write_segment(path, first, [analyse(documents(*texts))])
    return path


def found(run: IndexSegment, term: str) -> list[int]:
    place = run.term_list().index(term)
    return [int(number) for number in run.postings[run.starts[place] : run.starts[place + 1]]]


def test_a_run_has_its_terms_in_order_and_their_documents(tmp_path: Path) -> None:
    run = open_segment(written(tmp_path / "run", 7, *SAID))
    assert (run.first, run.count) == (7, 5)
    words = [term for term in run.term_list() if term[0] != "\x02"]
    assert words == sorted(words)
    assert found(run, "robots") == [2]
    assert found(run, "moon") == [1]
    assert [found(run, initials) for initials in ("\x02mb",)] == [[1]]


def test_parcels_run_on_through_a_run(tmp_path: Path) -> None:
    parcels = [analyse(documents("moon")), analyse(documents("sun", "moon"))]
    write_segment(tmp_path / "run", 3, parcels)
    assert found(open_segment(tmp_path / "run"), "moon") == [0, 2]


def test_merged_runs_are_what_one_run_would_have_been(tmp_path: Path) -> None:
    one = written(tmp_path / "one", 10, *SAID[:2])
    other = written(tmp_path / "other", 12, *SAID[2:])
    merge_segments(tmp_path / "merged", [one, other], [])
    write_segment(
        tmp_path / "whole",
        10,
        [analyse(documents(*SAID[:2])), analyse(documents(*SAID[2:]))],
    )
    assert (tmp_path / "merged").read_bytes() == (tmp_path / "whole").read_bytes()


def test_dead_documents_lose_their_terms_and_numbers_stay(tmp_path: Path) -> None:
    one = written(tmp_path / "one", 10, "robot moon", "robot sun")
    other = written(tmp_path / "other", 12, "robot star")
    merge_segments(tmp_path / "merged", [one, other], [10, 12])
    run = open_segment(tmp_path / "merged")
    assert (run.first, run.count) == (10, 3)
    assert run.term_list() == ["robot", "sun"]
    assert found(run, "robot") == [1]
    index = IndexReader([run], [10, 12], WEIGHTS)
    assert [ord(code) for code in index.document_terms(11).codes] == [1, 0, 1, 2]
    assert index.document_terms(12).codes == ""


def test_numbers_that_no_run_has_are_passed_over(tmp_path: Path) -> None:
    one = written(tmp_path / "one", 0, "robot")
    other = written(tmp_path / "other", 5, "robots and a robot")
    merge_segments(tmp_path / "merged", [one, other], [])
    run = open_segment(tmp_path / "merged")
    assert run.count == 6
    assert found(run, "robot") == [0, 5]


def test_no_documents_make_an_empty_run(tmp_path: Path) -> None:
    write_segment(tmp_path / "run", 0, [analyse([])])
    index = IndexReader([open_segment(tmp_path / "run")], [], WEIGHTS)
    assert len(index) == 0


def test_documents_without_any_word_make_a_run(tmp_path: Path) -> None:
    run = open_segment(written(tmp_path / "run", 0, "", "?!", "…"))
    assert run.count == 3
    assert run.term_list() == []


@pytest.mark.parametrize("size", [0, 4, 30, 300, -1, -500])
def test_a_file_that_was_cut_is_no_run(tmp_path: Path, size: int) -> None:
    path = written(tmp_path / "run", 0, *SAID)
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(DamagedSegmentError):
        open_segment(path)


def test_a_damaged_header_is_noticed(tmp_path: Path) -> None:
    data = bytearray(written(tmp_path / "run", 0, *SAID).read_bytes())
    data[60] ^= 1
    with pytest.raises(DamagedSegmentError):
        unpack(bytes(data))


def test_any_other_byte_is_noticed(tmp_path: Path) -> None:
    whole = written(tmp_path / "run", 0, *SAID).read_bytes()
    for position in range(0, len(whole), 7):
        data = bytearray(whole)
        data[position] ^= 1 << position % 8
        with pytest.raises(DamagedSegmentError):
            unpack(bytes(data))


def test_where_a_run_cannot_be_written_that_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        written(tmp_path / "none" / "run", 0, "robot")


def test_a_run_whose_pages_are_let_go_is_read_again(tmp_path: Path) -> None:
    run = open_segment(written(tmp_path / "run", 0, *SAID))
    before = run.forward.tolist()
    run.let_go()
    assert run.forward.tolist() == before
    assert held_bytes() >= 0


@pytest.mark.parametrize(
    "phrase", [("the", "moon"), ("moon", "base"), ("moon", "b"), ("a", "robot"), ("robot", "walks")]
)
@pytest.mark.parametrize("titled", [False, True])
def test_a_phrase_of_frequent_words_is_found_as_any_other(
    tmp_path: Path,
    phrase: tuple[str, ...],
    titled: bool,  # noqa: FBT001  a case
) -> None:
    texts = [*SAID, "the base moon", "robot a walks", "walks a robot"]
    titles = [Document(text, text[::-1], titled=True, group=-1) for text in texts]
    write_segment(tmp_path / "one", 0, [analyse(documents(*texts))])
    write_segment(tmp_path / "other", len(texts), [analyse(titles)])
    runs = [open_segment(tmp_path / name) for name in ("one", "other")]
    found = []
    for most in (1000, -1):
        index = IndexReader(runs, [1], most_read=most)
        found.append(index.first(having(index, phrase, titled=titled), 99))
    assert found[0] == found[1]
    assert found[0] or titled
