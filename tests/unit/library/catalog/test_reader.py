from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.unit.library.files import follow, held, item, put, summary
from tui.index import segment_file
from tui.library.catalog import schema
from tui.library.catalog.reader import Catalog
from tui.library.catalog.writer import note_links


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with three summaries and two news items."""
    folder = tmp_path / "files"
    put(folder / "a.md", summary("Ants", "Trails", "Queens", day="2023-02-01"))
    put(folder / "b.md", summary("Bees", "Winter", "Mites", "Robots", show="Café Talk"))
    put(folder / "c.md", summary("Crows", "Tools", show="Field Talk", day="2024-08-01"))
    put(folder / "d.md", item("Drones fly", day="2023-03-01"))
    put(folder / "e.md", item("Eels swim", day="2024-09-01"))
    return folder


@pytest.fixture
def index(tmp_path: Path, files: Path) -> Path:
    follow(tmp_path / "index", files)
    return tmp_path / "index"


@pytest.fixture
def catalog(index: Path) -> Catalog:
    return Catalog(index)


def test_a_document_tells_what_is_shown_of_it(catalog: Catalog, files: Path) -> None:
    segment, news = catalog.documents([1, 6])
    assert segment == (
        1,
        1,
        str(files / "a.md"),
        1,
        60.0,
        "Queens",
        "Queens",
        "All about Queens.",
        None,
    )
    assert news[1:7] == (None, str(files / "d.md"), 0, None, "Drones fly", "Drones fly")
    assert news.text == "An excerpt on Drones fly."


def test_documents_come_in_the_order_asked_without_those_that_are_gone(
    catalog: Catalog, index: Path, files: Path
) -> None:
    (files / "a.md").unlink()
    follow(index, files)
    assert [found.number for found in catalog.documents([4, 0, 2, 99, -1])] == [4, 2]


def test_more_documents_than_one_question_takes(catalog: Catalog) -> None:
    assert len(catalog.documents(list(range(2000)))) == 8


def test_an_episode_tells_its_facts(catalog: Catalog, files: Path) -> None:
    rows = catalog.episodes()
    assert [row.title for row in rows] == ["Ants", "Bees", "Crows"]
    bees = rows[1]
    assert (bees.path, bees.show, bees.published) == (
        str(files / "b.md"),
        "Café Talk",
        "2024-05-01",
    )
    assert (bees.segments, bees.first, bees.news) == (3, 2, None)
    assert catalog.episodes_at([bees.id, 99]) == {bees.id: bees}
    assert catalog.episodes_at([]) == {}


def test_news_that_were_shown_are_kept_and_outlive_a_change(
    catalog: Catalog, index: Path, files: Path
) -> None:
    key = catalog.episodes()[0].key
    note_links(index, key, 3)
    put(files / "a.md", summary("Ants", "Trails", day="2023-02-01"), age=9)
    follow(index, files)
    assert catalog.episodes()[0].news == 3


def test_news_items_tell_their_days(catalog: Catalog, index: Path, files: Path) -> None:
    assert catalog.items() == [(6, "2023-03-01"), (7, "2024-09-01")]
    (files / "d.md").unlink()
    follow(index, files)
    assert catalog.items() == [(7, "2024-09-01")]


def test_counts_beneath_a_folder_leave_its_namesakes_out(tmp_path: Path) -> None:
    put(tmp_path / "a" / "one.md", summary("One", "x", "y"))
    put(tmp_path / "a" / "news" / "n.md", item("News"))
    put(tmp_path / "a-b" / "two.md", summary("Two", "x"))
    follow(tmp_path / "index", tmp_path / "a", tmp_path / "a-b")
    catalog = Catalog(tmp_path / "index")
    assert catalog.counts_beneath(str(tmp_path / "a")) == (1, 2, 1)
    assert catalog.counts_beneath(str(tmp_path / "a-b" / "two.md")) == (1, 1, 0)
    assert catalog.counts() == (2, 3, 1)


def test_a_reader_follows_a_sync(catalog: Catalog, index: Path, files: Path) -> None:
    before = catalog.generation
    assert catalog.refresh() is False
    put(files / "f.md", summary("Frogs", "Ponds"))
    follow(index, files)
    assert catalog.refresh() is True
    assert catalog.generation > before
    assert catalog.numbers == 9


def test_an_index_that_is_not_there_is_an_empty_one_until_it_is(
    tmp_path: Path, files: Path
) -> None:
    catalog = Catalog(tmp_path / "later")
    assert (catalog.trouble, catalog.counts(), catalog.runs()) == (None, (0, 0, 0), ())
    assert not (tmp_path / "later").exists()
    follow(tmp_path / "later", files)
    assert catalog.refresh() is True
    assert catalog.counts() == (3, 6, 2)


def _zeros(index: Path) -> None:
    (index / schema.FILE).write_bytes(b"no database, but something else " * 300)


def _cut(index: Path) -> None:
    data = (index / schema.FILE).read_bytes()
    (index / schema.FILE).write_bytes(data[:5000])


def _empty(index: Path) -> None:
    (index / schema.FILE).write_bytes(b"")


def _newer(index: Path) -> None:
    with closing(sqlite3.connect(index / schema.FILE)) as db, db:
        db.execute("PRAGMA user_version=99")
    db.close()


def _foreign(index: Path) -> None:
    (index / schema.FILE).unlink()
    with closing(sqlite3.connect(index / schema.FILE)) as db, db:
        db.execute("CREATE TABLE file (id)")
    db.close()


def _without_a_table(index: Path) -> None:
    with closing(sqlite3.connect(index / schema.FILE)) as db, db:
        db.execute("DROP TABLE meta")
    db.close()


def _without_a_run(index: Path) -> None:
    next(index.glob("run-*")).unlink()


def _distrusted(index: Path) -> None:
    schema.distrust(index)


@pytest.mark.parametrize(
    "spoil",
    [_zeros, _cut, _empty, _newer, _foreign, _without_a_table, _without_a_run, _distrusted],
)
def test_an_index_that_cannot_be_used_is_told_and_made_anew(
    spoil: object, index: Path, files: Path
) -> None:
    assert callable(spoil)
    before = held(index)
    spoil(index)
    catalog = Catalog(index)
    assert [catalog.trouble is None, catalog.runs()] == [False, ()]
    assert (catalog.counts(), catalog.episodes()) == ((0, 0, 0), [])
    outcome = follow(index, files)
    assert outcome.anew
    assert held(index) == before
    assert catalog.refresh() is True
    assert [catalog.trouble is None, len(catalog.runs())] == [True, 1]
    assert catalog.counts() == (3, 6, 2)
    assert follow(index, files).anew == ""


def test_damage_within_is_told_when_it_is_met(index: Path, files: Path) -> None:
    before = held(index)
    data = bytearray((index / schema.FILE).read_bytes())
    for start in range(8192, len(data), 4096):
        data[start : start + 200] = b"\xff" * 200
    (index / schema.FILE).write_bytes(data)
    catalog = Catalog(index)
    catalog.documents([0, 1, 2])
    catalog.episodes()
    assert catalog.trouble is not None
    follow(index, files)
    assert held(index) == before


def test_segments_of_another_form_have_the_index_made_anew(
    index: Path, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segment_file, "FORMAT_VERSION", 99)
    assert "another version" in (Catalog(index).trouble or "")
    assert "another version" in follow(index, files).anew
    assert Catalog(index).counts() == (3, 6, 2)


def test_a_search_room_that_finds_a_damaged_run_has_it_made_anew(index: Path, files: Path) -> None:
    catalog = Catalog(index)
    catalog.distrust()
    assert catalog.trouble is not None
    assert catalog.runs() == ()
    follow(index, files)
    assert catalog.refresh()
    assert catalog.counts() == (3, 6, 2)


def test_a_reader_goes_on_with_the_old_index_while_it_is_made_anew(
    index: Path, files: Path, catalog: Catalog
) -> None:
    schema.distrust(index)
    follow(index, files)
    assert catalog.counts() == (3, 6, 2)
    assert catalog.refresh() is True
    assert catalog.counts() == (3, 6, 2)


def put_instead(index: Path, written: bytes, read: bytes) -> None:
    """Damage the catalog wherever some bytes stand in it."""
    data = (index / schema.FILE).read_bytes()
    assert written in data
    (index / schema.FILE).write_bytes(data.replace(written, read))


@pytest.mark.parametrize(
    ("written", "read"), [(b"files/a.md", b"gilet/a.md"), (b"files/d.md", b"files/f.md")]
)
def test_a_damaged_path_is_told_and_no_other_count(
    written: bytes, read: bytes, index: Path, files: Path, catalog: Catalog
) -> None:
    assert catalog.counts_beneath(str(files)) == (3, 6, 2)
    catalog.close()
    put_instead(index, written, read)
    damaged = Catalog(index)
    assert damaged.counts_beneath(str(files)) == (0, 0, 0)
    assert damaged.trouble
    assert follow(index, files).anew
    assert held(index)


def test_a_sync_makes_anew_an_index_whose_files_are_not_as_they_were_written(
    index: Path, files: Path, catalog: Catalog
) -> None:
    before = held(index)
    catalog.close()
    put_instead(index, b"files/e.md", b"files/E.md")
    assert follow(index, files).anew
    assert held(index) == before


def test_no_other_news_is_told_as_new_than_was_read(index: Path, catalog: Catalog) -> None:
    assert [arrival.item.title for arrival in catalog.news_since(0)] == ["Drones fly", "Eels swim"]
    catalog.close()
    put_instead(index, b"Drones fly", b"Drones fry")
    damaged = Catalog(index)
    assert damaged.news_since(0) == []
    assert damaged.trouble
