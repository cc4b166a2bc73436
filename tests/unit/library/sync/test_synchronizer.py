from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from tests.unit.library.files import SMALL, follow, held, item, put, summary
from tui.index import builder
from tui.index.documents import Document
from tui.index.segment_file import open_segment
from tui.library.catalog.reader import Catalog
from tui.library.errors import AtWorkError, SyncError
from tui.library.sync import extract, synchronizer
from tui.library.sync.extract import Batch
from tui.library.sync.limits import SyncLimits
from tui.library.sync.lock import locked
from tui.library.sync.outcome import Progress
from tui.library.sync.process_pool import WorkerError
from tui.library.sync.synchronizer import sync
from tui.readers.registry import read, read_found


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with two summaries and a news item."""
    put(tmp_path / "files" / "bees.md", summary("A year with bees", "Winter", "Mites"))
    put(tmp_path / "files" / "ants.md", summary("Ants at night", "Trails", "Queens"))
    put(tmp_path / "files" / "news" / "robobee.md", item("RoboBee lands"))
    return tmp_path / "files"


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "index"


def forbid_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the test fail where a file is read, rather than recognized."""

    def fail(*_: object) -> None:
        raise AssertionError("a file was read")

    monkeypatch.setattr(extract, "read_found", fail)
    monkeypatch.setattr(extract, "read", fail)


BEES = [("bees.md", 0, "Winter"), ("bees.md", 1, "Mites")]
ANTS = [("ants.md", 0, "Trails"), ("ants.md", 1, "Queens")]
NEWS = [("robobee.md", 0, "RoboBee lands")]


def test_all_that_a_folder_holds_is_found(files: Path, index: Path) -> None:
    outcome = follow(index, files)
    assert (outcome.episodes, outcome.segments, outcome.news, outcome.changed) == (2, 4, 1, 3)
    assert held(index) == sorted(ANTS + BEES + NEWS)


def test_nothing_is_looked_into_while_nothing_changed(files: Path, index: Path) -> None:
    follow(index, files)
    before = Catalog(index)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "open", None)
        outcome = follow(index, files)
    assert outcome.changed == 0
    assert before.refresh() is False
    before.close()


def test_a_touched_file_keeps_its_documents(
    files: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow(index, files)
    forbid_reading(monkeypatch)
    put(files / "bees.md", summary("A year with bees", "Winter", "Mites"), age=5)
    assert follow(index, files).changed == 0
    assert Catalog(index).numbers == 5


def test_a_moved_file_keeps_its_documents_under_its_new_path(
    files: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow(index, files)
    (files / "later").mkdir()
    (files / "bees.md").rename(files / "later" / "bees.md")
    (files / "ants.md").rename(files / "night-ants.md")
    forbid_reading(monkeypatch)
    outcome = follow(index, files)
    assert (outcome.moved, outcome.changed, outcome.gone) == (2, 0, 0)
    catalog = Catalog(index)
    assert catalog.numbers == 5
    paths = {row.title: row.path for row in catalog.episodes()}
    assert paths["A year with bees"] == str(files / "later" / "bees.md")
    assert paths["Ants at night"] == str(files / "night-ants.md")
    catalog.close()


def test_a_renamed_file_that_is_titled_by_its_name_has_the_new_title(
    files: Path, index: Path
) -> None:
    put(files / "wasps.md", "0:00 Nests\nOf paper.\n\n5:00 Stings\nThey hurt.\n")
    follow(index, files)
    (files / "wasps.md").rename(files / "hornets.md")
    outcome = follow(index, files)
    assert (outcome.moved, outcome.gone) == (0, 1)
    titles = {row.title for row in Catalog(index).episodes()}
    assert titles == {"A year with bees", "Ants at night", "hornets"}


def test_of_two_copies_of_a_file_that_is_gone_one_is_the_moved_one(
    files: Path, index: Path
) -> None:
    follow(index, files)
    for name in ("one", "two"):
        (files / name).mkdir()
        shutil.copy2(files / "bees.md", files / name / "bees.md")
    (files / "bees.md").unlink()
    outcome = follow(index, files)
    assert (outcome.moved, outcome.changed, outcome.gone) == (1, 1, 0)
    assert held(index) == sorted(ANTS + BEES + BEES + NEWS)


def test_a_changed_file_gets_fresh_numbers(files: Path, index: Path) -> None:
    follow(index, files)
    put(files / "bees.md", summary("A year with bees", "Winter", "Robots"), age=5)
    outcome = follow(index, files)
    assert (outcome.changed, outcome.segments) == (1, 4)
    catalog = Catalog(index)
    first = next(row.first for row in catalog.episodes() if "bees" in row.path)
    assert (first, catalog.numbers, len(catalog.dead())) == (5, 7, 2)
    assert held(index) == sorted([*ANTS, BEES[0], ("bees.md", 1, "Robots"), *NEWS])
    catalog.close()


def test_an_episode_keeps_its_id_when_its_file_changes(files: Path, index: Path) -> None:
    follow(index, files)
    before = {row.title: row.id for row in Catalog(index).episodes()}
    put(files / "bees.md", summary("A year with bees", "Robots"), age=5)
    follow(index, files)
    assert {row.title: row.id for row in Catalog(index).episodes()} == before


def test_what_is_gone_is_found_no_more(files: Path, index: Path) -> None:
    follow(index, files)
    (files / "bees.md").unlink()
    shutil.rmtree(files / "news")
    outcome = follow(index, files)
    assert (outcome.gone, outcome.episodes, outcome.news) == (2, 1, 0)
    assert held(index) == ANTS


def test_a_folder_that_is_not_named_any_more_is_taken_out(files: Path, index: Path) -> None:
    follow(index, files)
    follow(index, files / "news")
    assert held(index) == NEWS


def test_the_episodes_of_a_folder_that_is_away_stay(files: Path, index: Path) -> None:
    follow(index, files)
    files.rename(files.with_name("away"))
    outcome = follow(index, files)
    assert (outcome.gone, outcome.episodes, outcome.problems) == (0, 2, 1)
    files.with_name("away").rename(files)
    assert follow(index, files).problems == 0


def test_a_folder_in_a_folder_is_read_once(files: Path, index: Path) -> None:
    assert follow(index, files, files / "news", files).news == 1


@pytest.mark.parametrize("link", [Path.symlink_to, Path.hardlink_to])
def test_a_file_of_two_names_is_read_once(
    link: Callable[[Path, Path], None], files: Path, index: Path
) -> None:
    link(files / "zebras.md", files / "bees.md")
    assert follow(index, files).episodes == 2
    assert held(index) == sorted(ANTS + BEES + NEWS)
    if link is Path.symlink_to:
        (files / "bees.md").rename(files.parent / "bees.md")
        (files / "zebras.md").unlink()
        link(files / "zebras.md", files.parent / "bees.md")
    else:
        (files / "bees.md").unlink()
    assert follow(index, files).episodes == 2
    assert held(index) == sorted([*ANTS, *(("zebras.md", *rest) for _, *rest in BEES), *NEWS])


def test_a_file_replaced_by_another_of_its_size_and_time_is_noticed(
    files: Path, index: Path
) -> None:
    follow(index, files)
    before = (files / "bees.md").stat()
    put(files / "other", summary("A year with bees", "Summer", "Mites"))
    (files / "other").replace(files / "bees.md")
    after = (files / "bees.md").stat()
    assert (after.st_size, after.st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert follow(index, files).changed == 1
    assert ("bees.md", 0, "Summer") in held(index)


def test_links_in_a_circle_end(files: Path, index: Path) -> None:
    (files / "round").symlink_to(files)
    (files / "self").symlink_to(files / "self")
    outcome = follow(index, files)
    assert (outcome.episodes, outcome.problems) == (2, 1)


def test_a_file_that_cannot_be_read_is_told_and_tried_again(files: Path, index: Path) -> None:
    put(files / "data.md", "\0\1\2\3" * 400)
    outcome = follow(index, files)
    assert (outcome.episodes, outcome.problems) == (2, 1)
    problems = Catalog(index).problems(2)
    assert [Path(problem.path).name for problem in problems] == ["data.md"]


def test_a_file_without_permission_is_read_once_it_has_it(
    files: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def refuse(path: str | Path, *rest: int) -> int:
        if str(path).endswith("bees.md"):
            raise PermissionError(13, "no", str(path))
        return real(path, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse)
        outcome = follow(index, files)
    assert (outcome.episodes, outcome.problems) == (1, 1)
    assert follow(index, files).problems == 0
    assert held(index) == sorted(ANTS + BEES + NEWS)


def test_a_file_that_changes_all_the_time_stays_as_it_was(
    files: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow(index, files)
    text = summary("A year with bees", "Changes")
    put(files / "bees.md", text, age=5)
    ages = iter(range(10, 100))
    real = read_found

    def change(path: str, kind: None) -> object:
        put(Path(path), text, age=next(ages))
        return real(path, kind)

    with monkeypatch.context() as patch:
        patch.setattr(extract, "read_found", change)
        outcome = follow(index, files)
    assert outcome.problems == 1
    assert held(index) == sorted(ANTS + BEES + NEWS)
    assert follow(index, files).problems == 0
    assert ("bees.md", 0, "Changes") in held(index)


def test_a_file_that_changes_once_while_it_is_read_is_read_whole(
    files: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = read_found
    changes = iter([summary("A year with bees", "Spring")])

    def change(path: str, kind: None) -> object:
        found = real(path, kind)
        if path.endswith("bees.md") and (text := next(changes, "")):
            put(Path(path), text, age=9)
        return found

    monkeypatch.setattr(extract, "read_found", change)
    assert follow(index, files).problems == 0
    assert ("bees.md", 0, "Spring") in held(index)


def test_a_file_that_goes_while_it_is_read_is_passed_over(
    files: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow(index, files)
    put(files / "bees.md", summary("A year with bees", "Spring"), age=5)
    real = os.open

    def vanish(path: str, *rest: int) -> int:
        Path(path).unlink()
        return real(path, *rest)

    monkeypatch.setattr(os, "open", vanish)
    assert follow(index, files).gone == 1
    assert held(index) == sorted(ANTS + NEWS)


def test_a_file_that_was_written_just_now_is_looked_at_again(files: Path, index: Path) -> None:
    # Two changes within one tick of the clock leave the same time on the file.
    path = files / "fresh.md"
    path.write_text(summary("Fresh", "Aaaa"), encoding="utf-8")
    os.utime(path, ns=(2**62, 2**62))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("time.time_ns", lambda: 2**62 + 1)
        follow(index, files)
    path.write_text(summary("Fresh", "Bbbb"), encoding="utf-8")
    os.utime(path, ns=(2**62, 2**62))
    assert follow(index, files).changed == 1
    assert ("fresh.md", 0, "Bbbb") in held(index)


def test_names_that_are_no_unicode_are_followed(files: Path, index: Path) -> None:
    name = os.fsdecode(b"caf\xe9.md")
    try:
        put(files / name, summary("Coffee", "Beans"))
    except OSError:
        pytest.skip("this file system takes Unicode names alone")
    follow(index, files)
    assert follow(index, files).changed == 0
    assert (name, 0, "Beans") in held(index)


def test_the_order_in_which_files_come_changes_nothing(
    files: Path, index: Path, tmp_path: Path
) -> None:
    follow(index, files / "news", files / "bees.md")
    follow(index, files)
    follow(tmp_path / "other", files)
    assert held(index) == held(tmp_path / "other")


def test_a_stopped_sync_goes_on_later(files: Path, index: Path) -> None:
    for number in range(6):
        put(files / f"more{number}.md", summary(f"More {number}", "One", "Two"))
    asked = iter([False] * 5)
    outcome = sync(index, [files], workers=0, stop=lambda: next(asked, True), limits=SMALL)
    assert outcome.stopped
    assert 0 < outcome.episodes < 8
    rest = follow(index, files)
    assert (rest.stopped, rest.episodes) == (False, 8)
    assert rest.changed == 9 - outcome.changed
    assert len(held(index)) == 17


def test_runs_stay_few(files: Path, index: Path) -> None:
    for number in range(60):
        put(files / f"more{number}.md", summary(f"More {number}", "One", "Two"))
    follow(index, files, limits=SMALL)
    catalog = Catalog(index)
    names = {path.name for path in catalog.runs()}
    catalog.close()
    assert len(names) <= 8
    assert {path.name for path in index.glob("run-*")} == names
    assert len(held(index)) == 125


def test_many_small_syncs_merge_seldom(
    files: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    merged: list[int] = []
    real = builder.merge_segments

    def merge(path: Path, segments: Sequence[Path], dead: Sequence[int]) -> None:
        real(path, segments, dead)
        merged.append(open_segment(path).count)

    monkeypatch.setattr(builder, "merge_segments", merge)
    for number in range(40):
        put(files / f"more{number:02d}.md", summary(f"More {number}", "One"))
        follow(index, files)
    assert len(held(index)) == 45
    assert sum(merged) < 45 * 6


def test_numbers_of_the_dead_leave_with_a_renewal(files: Path, index: Path) -> None:
    limits = SyncLimits(least_dead=0)
    follow(index, files)
    for age in (5, 10, 15):
        put(files / "bees.md", summary("A year with bees", "Winter", f"Mites {age}"), age=age)
        follow(index, files, limits=limits)
    catalog = Catalog(index)
    assert len(catalog.dead()) == 6
    follow(index, files, limits=limits)
    assert catalog.refresh()
    assert catalog.counts() == (2, 4, 1)
    assert len(catalog.dead()) == 0
    assert len(held(index)) == 5
    assert follow(index, files).changed == 0
    catalog.close()


def test_orphans_of_runs_are_swept(files: Path, index: Path) -> None:
    follow(index, files)
    (index / "run-0.bin").write_text("of a process that was killed", encoding="utf-8")
    (index / "run-1").mkdir()
    (index / "run-1" / "part").write_text("", encoding="utf-8")
    follow(index, files)
    assert len(list(index.glob("run-*"))) == 1


def test_a_second_sync_says_that_one_is_at_work(files: Path, index: Path) -> None:
    with locked(index), pytest.raises(AtWorkError, match="another"):
        follow(index, files)
    follow(index, files)


def test_waiting_for_another_sync_can_be_stopped(files: Path, index: Path) -> None:
    asked = iter((False, True))
    with locked(index), pytest.raises(AtWorkError):
        sync(index, [files], workers=0, wait=1e6, stop=lambda: next(asked))


def test_a_sync_waits_for_another_to_end(
    files: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held_by_another = locked(index)
    held_by_another.__enter__()
    monkeypatch.setattr(time, "sleep", lambda _: held_by_another.__exit__(None, None, None))
    assert sync(index, [files], workers=0, wait=1e6).episodes == 2


def test_a_full_disk_is_told_and_leaves_what_there_was(
    files: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, firsts = builder.write_segment, []

    def write(path: Path, first: int, analysed: Sequence[bytes]) -> None:
        firsts.append(first)
        real(path, first, analysed)
        if len(firsts) > 1:
            raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(builder, "write_segment", write)
        with pytest.raises(SyncError, match="disk is full"):
            follow(index, files, limits=SMALL)
    assert len(list(index.glob("run-*"))) == 1
    assert len(held(index)) == 2
    follow(index, files)
    assert len(held(index)) == 5


@pytest.mark.parametrize("whole", [True, False])
def test_an_index_that_is_removed_while_it_is_made_is_told_and_made_again(
    whole: bool,  # noqa: FBT001  one of two
    files: Path,
    index: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = builder.write_segment

    def write(path: Path, first: int, analysed: Sequence[bytes]) -> None:
        """Somebody removes the index before a segment is written, or only its files."""
        shutil.rmtree(index)
        if not whole:
            index.mkdir()
        real(path, first, analysed)

    with monkeypatch.context() as patch:
        patch.setattr(builder, "write_segment", write)
        with pytest.raises(SyncError, match="was removed while it was made; try again"):
            follow(index, files, limits=SMALL)
    follow(index, files)
    assert held(index) == sorted(ANTS + BEES + NEWS)


def test_a_folder_that_cannot_be_made_is_told(files: Path, tmp_path: Path) -> None:
    (tmp_path / "no").write_text("a file where a folder should be", encoding="utf-8")
    with pytest.raises(SyncError, match="cannot be written"):
        follow(tmp_path / "no" / "index", files)


def test_worker_processes_read_the_same(files: Path, index: Path, tmp_path: Path) -> None:
    for number in range(40):
        put(files / f"more{number}.md", summary(f"More {number}", "One", "Two", "Three"))
    follow(index, files)
    told: list[Progress] = []
    limits = SyncLimits(alone_bytes=0, batch_files=8, report_every=0.0)
    outcome = sync(tmp_path / "other", [files], workers=2, progress=told.append, limits=limits)
    assert outcome.segments == 124
    assert held(tmp_path / "other") == held(index)
    assert (told[-1].done, told[-1].segments) == (told[-1].total, 125)


def test_progress_tells_bytes_rate_and_time_left(files: Path, index: Path) -> None:
    told: list[Progress] = []
    limits = SyncLimits(batch_files=1, report_every=0.0)
    sync(index, [files], workers=0, progress=told.append, limits=limits)
    assert [p.done for p in told] == sorted(p.done for p in told)
    assert all(p.left is not None and p.rate > 0 for p in told if p.segments)
    assert told[-1].left == 0


def test_documents_of_an_episode_share_a_group(
    files: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Document] = []
    real = builder.analyse

    def analyse(documents: Sequence[Document]) -> bytes:
        seen.extend(documents)
        return real(documents)

    monkeypatch.setattr(builder, "analyse", analyse)
    follow(index, files)
    groups = {document.head: document.group for document in seen}
    assert groups["Winter"] == groups["Mites"] != groups["Trails"] == groups["Queens"]
    assert groups["RoboBee lands"] == -1


def test_a_folder_in_which_nothing_can_be_read_is_told(files: Path, index: Path) -> None:
    (files / "empty").mkdir()
    outcome = follow(index, files, files / "empty")
    assert outcome.problems == 1
    assert follow(index, files / "empty").problems == 1
    problem = Catalog(index).problems(2)[0]
    assert problem.path == str(files / "empty")
    assert "nothing in this folder" in problem.message


def test_times_and_numbers_beyond_all_measure_are_taken(files: Path, index: Path) -> None:
    huge = "---\ntitle: Huge\nnumber: 99999999999999999999999999\n---\n\n0:00 One\nText.\n"
    far = put(files / "huge.md", huge)
    try:
        os.utime(far, (2**34, 2**34))
    except (OSError, OverflowError):
        pytest.skip("this file system ends before the year 2514")
    follow(index, files)
    assert follow(index, files).changed == 0
    assert ("huge.md", 0, "One") in held(index)


def test_an_item_that_is_headed_by_its_odd_name_is_taken(files: Path, index: Path) -> None:
    name = os.fsdecode(b"caf\xe9.md")
    try:
        put(files / name, "---\npublishedDateTime: 2024-05-03\nprovider:\n  name: Wire\n---\n")
    except OSError:
        pytest.skip("this file system takes Unicode names alone")
    assert follow(index, files).episodes == 2


def test_a_worker_that_ends_by_itself_is_told(
    files: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def end(tasks: Sequence[object], *_: object) -> Iterator[Batch]:
        if tasks:
            raise WorkerError
        yield Batch()

    with monkeypatch.context() as patch:
        patch.setattr(synchronizer, "read_all", end)
        with pytest.raises(SyncError, match="ended by itself"):
            follow(index, files)
    assert follow(index, files).episodes == 2


def test_a_pipe_that_is_named_is_told_and_not_waited_for(files: Path, index: Path) -> None:
    os.mkfifo(files / "pipe.md")
    outcome = follow(index, files / "pipe.md", files)
    assert (outcome.episodes, outcome.problems) == (2, 1)


def test_a_feed_gives_each_of_its_episodes_and_news(tmp_path: Path, index: Path) -> None:
    folder = tmp_path / "feeds"
    items = "".join(
        f"<item><title>{name}</title><enclosure url='https://a.example/{name}.mp3'"
        f" type='audio/mpeg'/><description>&lt;p&gt;0:00 {name} begins&lt;br&gt;1:00 {name} goes"
        " on&lt;/p&gt;</description></item>"
        for name in ("Ants", "Bees")
    )
    news = "<item><title>Crows</title><link>https://a.example/c</link></item>"
    path = folder / "feed.xml"
    put(path, f"<rss version='2.0'><channel><title>T</title>{items}{news}</channel></rss>")
    outcome = follow(index, folder)
    assert (outcome.episodes, outcome.segments, outcome.news) == (2, 4, 1)
    with closing(Catalog(index)) as catalog:
        rows = catalog.episodes()
        assert [(row.title, row.first, row.segments) for row in rows] == [
            ("Ants", 0, 2),
            ("Bees", 2, 2),
        ]
        assert [read([row.path]).episodes[0].title for row in rows] == ["Ants", "Bees"]
        assert [number for number, _ in catalog.items()] == [4]
        found = catalog.documents([3, 4])
        assert [(one.episode, one.path) for one in found] == [
            (rows[1].id, rows[1].path),
            (None, str(path)),
        ]
        assert catalog.counts_beneath(str(folder)) == (2, 4, 1)
    path.unlink()
    assert follow(index, folder).episodes == 0
