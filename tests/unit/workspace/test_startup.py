"""What the app begins with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tui.library.discovery import gather
from tui.library.store.database import Store
from tui.library.store.positions import Positions
from tui.library.store.roots import LibraryRoots
from tui.paths import folder_for, library_folder, sample_library
from tui.readers.registry import Reading, read
from tui.workspace.indexed import IndexedLibrary
from tui.workspace.startup import Startup, estimated_count, resume, start_with, start_with_index

SUMMARY = "0:00 Bees\n\nA hive keeps warm.\n\n5:00 Mites\n\nFrom Asia.\n"
ARTICLE = "---\ntitle: Bees\nprovider: Wire\n---\nA hive was found.\n"


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "files" / "talk.md"
    path.parent.mkdir()
    path.write_text(SUMMARY, encoding="utf-8")
    return path


@pytest.fixture
def store() -> Iterator[Store]:
    store = Store()
    yield store
    store.close()


def opened(begun: Startup) -> Startup:
    """A beginning whose store is let go of, as the app does at its end."""
    begun.store.close()
    return begun


def leave_off(store: Store, path: Path, seconds: float) -> None:
    """Have left off in a file at a time."""
    Positions(store).remember(read([path]).episodes[0], seconds, None)


def test_at_first_it_is_the_sample() -> None:
    begun = opened(resume())
    assert begun.reading.episodes[0].path.startswith(str(sample_library()))
    assert begun.library is None
    assert begun.message == ""


def test_then_it_is_where_the_reader_left_off(store: Store, talk: Path) -> None:
    leave_off(store, talk, 300.0)
    begun = opened(resume())
    assert begun.reading.episodes[0].path == str(talk)
    assert begun.start == 300.0


def test_with_a_folder_named_it_is_the_library(store: Store, talk: Path) -> None:
    LibraryRoots(store).add(talk.parent)
    begun = opened(resume())
    assert begun.reading.episodes == ()
    assert isinstance(begun.library, IndexedLibrary)
    assert begun.library.sync_arguments == ("library", "sync", "--json")
    assert begun.library._folder == library_folder()


def test_where_the_reader_left_off_comes_before_the_library(store: Store, talk: Path) -> None:
    LibraryRoots(store).add(talk.parent)
    leave_off(store, talk, 300.0)
    begun = opened(resume())
    assert (begun.reading.episodes[0].path, begun.start) == (str(talk), 300.0)
    assert begun.library is not None


def test_who_has_a_library_now_is_through_with_the_sample(store: Store, talk: Path) -> None:
    leave_off(store, next(sample_library().rglob("*333.md")), 300.0)
    assert opened(resume()).reading.episodes[0].path.startswith(str(sample_library()))
    LibraryRoots(store).add(talk.parent)
    begun = opened(resume())
    assert begun.library is not None
    assert begun.reading.episodes == ()


@pytest.mark.parametrize("has_library", [True, False])
def test_a_file_that_is_gone_is_said(store: Store, talk: Path, *, has_library: bool) -> None:
    if has_library:
        LibraryRoots(store).add(talk.parent)
    leave_off(store, talk, 300.0)
    talk.unlink()
    begun = opened(resume())
    assert str(talk) in begun.message
    assert bool(begun.reading.episodes) is not has_library
    assert begun.start is None


def test_the_library_beside_a_named_summary_is_the_readers_own(store: Store, talk: Path) -> None:
    assert opened(start_with(gather([talk]))).library is None
    LibraryRoots(store).add(talk.parent)
    assert isinstance(opened(start_with(gather([talk]))).library, IndexedLibrary)


def test_summaries_that_were_named_together_are_the_library(store: Store, talk: Path) -> None:
    LibraryRoots(store).add(talk.parent)
    (talk.parent / "other.md").write_text(SUMMARY, encoding="utf-8")
    assert opened(start_with(gather([talk.parent]))).library is None


def fill(folder: Path, count: int, text: str) -> None:
    """So many files in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"file-{number}.md").write_text(text, encoding="utf-8")


def test_a_folder_of_many_summaries_is_not_read_but_indexed(tmp_path: Path) -> None:
    folder = tmp_path / "many"
    fill(folder, 60, SUMMARY)
    begun = start_with_index([str(folder)])
    assert begun is not None
    opened(begun)
    assert begun.reading.episodes == ()
    assert isinstance(begun.library, IndexedLibrary)
    assert begun.library.name == "many"
    assert begun.library._folder == folder_for([folder])
    assert begun.library.sync_arguments == ("library", "sync", "--json", str(folder))


def test_a_folder_of_few_summaries_and_much_news_is_read(tmp_path: Path) -> None:
    fill(tmp_path / "all" / "episodes", 5, SUMMARY)
    fill(tmp_path / "all" / "news", 100, ARTICLE)
    fill(tmp_path / "all" / "wire", 100, ARTICLE)
    assert start_with_index([str(tmp_path / "all")]) is None


def test_files_that_are_named_one_by_one_are_read(tmp_path: Path) -> None:
    fill(tmp_path / "many", 60, SUMMARY)
    named = [str(tmp_path / "many" / f"file-{number}.md") for number in range(60)]
    assert start_with_index(named) is None


def test_the_count_is_exact_for_few_files_and_near_for_many(tmp_path: Path) -> None:
    fill(tmp_path / "few", 7, SUMMARY)
    fill(tmp_path / "mixed" / "a", 100, SUMMARY)
    fill(tmp_path / "mixed" / "b", 100, ARTICLE)
    assert estimated_count([tmp_path / "few"]) == 7
    assert 60 <= estimated_count([tmp_path / "mixed"]) <= 140


@pytest.mark.parametrize("count", [51, 99, 100, 149])
def test_the_sample_of_a_folder_is_at_most_50_files(
    count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    samples: list[int] = []

    def spying(paths: Sequence[str]) -> Reading:
        samples.append(len(paths))
        return read(paths)

    fill(tmp_path / "many", count, SUMMARY)
    monkeypatch.setattr("tui.readers.registry.read", spying)
    assert estimated_count([tmp_path / "many"]) == count
    assert 25 <= samples[0] <= 50
