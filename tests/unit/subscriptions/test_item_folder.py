from __future__ import annotations

from pathlib import Path

import pytest

from tui.library.store.subscription_table import FetchedFile
from tui.model import Attachment
from tui.readers.frontmatter.document import Value
from tui.readers.published import FeedItem, Published
from tui.readers.registry import read
from tui.subscriptions.item_folder import ItemFolder, file_of, name_of, safe_name

NOW = 1_800_000_000.0


def article(title: str = "Bees land", identity: str = "a", body: str = "They land.") -> FeedItem:
    fields = {"title": title, "url": "https://example.org/a", "published": "2026-12-30T10:00:00Z"}
    return FeedItem(identity, Published("feed", dict(fields), body), is_recording=False)


def recording(published: str = "Mon, 04 Jan 2021 10:00:00 GMT") -> FeedItem:
    fields: dict[str, Value] = {
        "title": "A year with bees",
        "show": "Field Notes",
        "episode": "12",
        "published": published,
        "duration": "1:05:57",
        "media": "https://example.org/12.mp3",
        "chapters": [{"start": "0:00", "title": "Winter"}, {"start": "12:30", "title": "Mites"}],
    }
    attached = (Attachment("transcript", "https://example.org/12.vtt", "text/vtt", "en"),)
    return FeedItem(
        "b", Published("feed", fields, "All *about* bees."), is_recording=True, attachments=attached
    )


def kept(folder: Path, *items: FeedItem, before: dict[str, FetchedFile] | None = None) -> list[str]:
    """The names of the new files that items became."""
    _, arrivals = ItemFolder(folder, before or {}).write(items, NOW)
    return [arrival.path.name for arrival in arrivals]


def test_an_article_is_read_from_its_file_as_it_was_in_the_feed(tmp_path: Path) -> None:
    assert kept(tmp_path, article()) == ["2026-12-30 Bees land.md"]
    (item,) = read([tmp_path]).news
    plain = article().published.news_item()
    assert (item.title, item.url, item.published, item.body) == (
        (plain.title, plain.url, plain.published, plain.body)
    )


def test_a_recording_is_read_from_its_file_as_it_was_in_the_feed(tmp_path: Path) -> None:
    kept(tmp_path, recording())
    (episode,) = read([tmp_path]).episodes
    plain = recording().published.episode()
    for name in ("title", "show", "number", "published", "duration", "media", "overview"):
        assert getattr(episode, name) == getattr(plain, name), name
    assert [(float(one.start), one.title) for one in episode.segments] == [
        (0.0, "Winter"),
        (750.0, "Mites"),
    ]
    assert episode.attachments == recording().attachments
    assert not episode.problems


def test_notes_without_times_are_no_fault_of_what_was_fetched(tmp_path: Path) -> None:
    item = recording()
    del item.published.fields["chapters"]
    kept(tmp_path, item)
    assert read([tmp_path]).episodes[0].problems == ()


def test_what_a_feed_says_stays_text(tmp_path: Path) -> None:
    title = '../x/\x1b[31mred: "quoted" #tag\n---\nurl: file:///etc/passwd'
    item = article(title, body="---\ntitle: other\n---\n\x1b]0;x\x07 text")
    (name,) = kept(tmp_path / "feed", item)
    assert "/" not in name
    assert not name.startswith(".")
    assert b"\x1b" not in (tmp_path / "feed" / name).read_bytes()
    (read_again,) = read([tmp_path]).news
    assert read_again.url == "https://example.org/a"
    assert "red" in (read_again.title or "")


def test_an_item_is_kept_once_and_comes_again_only_where_it_changes(tmp_path: Path) -> None:
    files, _ = ItemFolder(tmp_path, {}).write([article(), article()], NOW)
    path = next(tmp_path.iterdir())
    first = path.stat().st_mtime_ns
    assert ItemFolder(tmp_path, files).write([article()], NOW) == ({}, [])
    changed = article(body="They land well.")
    renewed, arrivals = ItemFolder(tmp_path, files).write([changed], NOW)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (file_of(changed), first)
    assert (list(renewed), arrivals) == (list(files), [])


def test_what_the_reader_changed_or_removed_stays_so(tmp_path: Path) -> None:
    files, _ = ItemFolder(tmp_path, {}).write([article(), recording()], NOW)
    mine, gone = tmp_path / "2026-12-30 Bees land.md", tmp_path / "2021-01-04 A year with bees.md"
    mine.write_text("mine", encoding="utf-8")
    gone.unlink()
    assert kept(tmp_path, article(body="New."), recording("2020-01-01"), before=files) == []
    assert (mine.read_text(encoding="utf-8"), gone.exists()) == ("mine", False)


def test_who_subscribes_again_finds_the_files_and_two_of_one_name_lie_side_by_side(
    tmp_path: Path,
) -> None:
    kept(tmp_path, article())
    path = next(tmp_path.iterdir())
    path.write_bytes(path.read_bytes() + b"and my note\n")
    names = kept(tmp_path, article(), article(identity="other"))
    assert len(set(names)) == 2
    assert names[0] == path.name
    assert b"my note" in path.read_bytes()


def test_of_a_new_feed_what_is_old_is_not_of_today(tmp_path: Path) -> None:
    folder = ItemFolder(tmp_path, {})
    folder.write([article(), recording()], NOW, is_first=True)
    old = tmp_path / "2021-01-04 A year with bees.md"
    assert old.stat().st_mtime == 1_609_754_400.0
    assert (tmp_path / "2026-12-30 Bees land.md").stat().st_mtime > old.stat().st_mtime + 1e6


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("AC/DC: live?", "AC DC live"),
        ("..\\..\\x", "x"),
        ("   ", "untitled"),
        ("養蜂" * 99, "養蜂" * 30),
        ("a\u202eb", "ab"),
    ],
)
def test_a_name_fits_any_system(text: str, name: str) -> None:
    assert safe_name(text) == name


def test_a_title_that_ends_as_a_transcript_would_is_no_sidecar() -> None:
    assert name_of(article("Bees chapters")) == "2026-12-30 Bees chapters_"
