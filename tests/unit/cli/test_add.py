"""`skimcast add`, `refresh` and `feeds`, from a server on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from tests.feeds_served import news_feed, podcast
from tests.loopback import Loopback, Reply, serving
from tests.unit.cli.commands import rows, run
from tui.library.store.database import Store
from tui.library.store.moments import Moments, new_moment
from tui.library.sync.lock import locked
from tui.model import Episode, NewsItem, Timecode
from tui.paths import fetched_folder
from tui.readers.registry import read


@pytest.fixture
def site() -> Iterator[Loopback]:
    with serving() as running:
        running.replies |= {
            "/wire": Reply(news_feed("Wire", ["Bees land", "Ants walk"])),
            "/notes": Reply(podcast("Field Notes", ["Winter cluster"])),
        }
        yield running


def keep_all(*kept: Episode | NewsItem) -> None:
    """Keep a note of each."""
    store = Store()
    for one in kept:
        seconds = Timecode(0) if isinstance(one, Episode) else None
        Moments(store).keep(new_moment(one, seconds, note="to #reread"))
    store.close()


def test_a_day_with_feeds(site: Loopback, tmp_path: Path) -> None:
    added = run("add", f"{site.address}/notes", f"{site.address}/wire", "--tag", "bees")
    assert (added.exit_code, added.stderr) == (0, "")
    assert added.stdout.splitlines() == [
        "Field Notes: 1 new episode",
        "Wire: 2 news items",
        "1 episode, 1 segment, 2 news items (3 read)",
    ]
    site.replies["/wire"] = Reply(news_feed("Wire", ["Wasps sting", "Bees land"]))
    again = run("refresh")
    assert again.stdout.splitlines()[:2] == ["Wire: 1 news item", "2 feeds: 0 new episodes, 1 news"]
    assert "did you mean 'Wire'?" in run("refresh", "wirre").stderr
    assert "Wasps sting · Wire" in run("feeds", "--new").stdout.splitlines()[0]
    (path,) = [
        row["path"] for row in rows(run("feeds", "--new", "--json")) if "Ants" in row["title"]
    ]
    keep_all(read([path]).news[0], read([fetched_folder()]).episodes[0])
    vault = tmp_path / "vault"
    assert run("export", "--kept", "-o", f"{vault}/").stdout.count("written  ") == 2
    assert "to #reread" in (vault / "Ants walk.md").read_text(encoding="utf-8")
    for typed in ("winter", "is:starred", "is:new"):
        assert "cluster" in run("jump", typed).stdout
    listed = tmp_path / "feeds.opml"
    run("export", "--to", "opml", "-o", listed)
    assert run("feeds", "--opml").stdout == listed.read_text(encoding="utf-8")
    assert run("export", "--to", "opml", "-o", listed).exit_code == 1
    run("feeds", "remove", "Wire", "Field Notes")
    assert run("feeds").stdout == ""
    assert len(list(fetched_folder().rglob("*.md"))) == 4
    back = run("add", listed, "--local")
    assert back.stdout.splitlines()[-2] == "2 feeds: 1 new episode, 2 news"
    assert len(list(fetched_folder().rglob("*.md"))) == 4


def test_with_all_transcripts_come_too_and_their_words_are_found(site: Loopback) -> None:
    site.replies |= {
        "/notes": Reply(podcast("Field Notes", ["Winter cluster", "Mites"], site.address)),
        "/0.vtt": Reply(b"WEBVTT\n\n00:01.000 --> 00:03.000\nThe propolis seals it.\n"),
    }
    run("add", f"{site.address}/notes")
    assert "/0.vtt" not in site.paths()
    done = run("refresh", "--all")
    assert done.exit_code == 1
    assert "1 transcript fetched for Winter cluster" in done.stderr
    assert f"{site.address}/1.vtt: it answers 404 Not Found" in done.stderr
    assert "Winter cluster" in run("jump", "propolis").stdout
    assert "2 episodes" in run("library", "list").stdout
    before = len(site.asked)
    row = rows(run("refresh", "--all", "--json"), code=1)[-1]
    assert (row["files"], "/0.json: it answers 404" in row["trouble"]) == ([], True)
    assert len(site.asked) - before == 4


def test_feeds_are_named_anew_tagged_and_chosen_by_that(site: Loopback) -> None:
    run("add", f"{site.address}/wire", f"{site.address}/notes")
    assert run("feeds", "rename", "wire", "The Wire").exit_code == 0
    assert run("feeds", "rename", "The Wire", "Field Notes").exit_code == 1
    run("feeds", "tag", "the wire", "news", "daily")
    names = [(row["name"], row["tags"]) for row in rows(run("feeds", "--json"))]
    assert names == [("Field Notes", []), ("The Wire", ["news", "daily"])]
    assert [row["name"] for row in rows(run("refresh", "Daily", "--json"))] == ["The Wire"]
    assert run("refresh", "nothing").exit_code == 2


def test_what_cannot_be_fetched_is_told_and_the_rest_is_done(site: Loopback) -> None:
    result = run("add", f"{site.address}/gone", f"{site.address}/wire")
    assert result.exit_code == 1
    assert result.stderr == f"{site.address}/gone: it answers 404 Not Found\n"
    assert "Wire: 2 news items" in result.stdout
    site.replies["/wire"] = Reply(status=500)
    assert "Wire: it answers 500 Internal Server Error" in run("refresh").stderr


def test_a_folder_is_added_where_it_lies(bees: Path) -> None:
    result = run("add", bees)
    assert (result.exit_code, result.stdout) == (0, "1 episode, 3 segments, 1 news item (2 read)\n")
    assert run("library", "list").stdout.startswith(f"{bees}: 1 episode")


@pytest.mark.parametrize("target", ["example.org/feed", "http://a b/", "no-such-folder"])
def test_what_is_neither_address_nor_file_is_wrong_usage(target: str) -> None:
    assert run("add", target).exit_code == 2


def test_what_is_being_fetched_is_told_on_a_terminal(
    site: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    monkeypatch.setattr("tui.cli.add.drawing", lambda: nullcontext(drawn.append))
    run("add", f"{site.address}/wire")
    assert drawn == [f"fetching  {site.address}/wire"]


def test_two_do_not_fetch_at_once(site: Loopback) -> None:
    run("add", f"{site.address}/wire")
    with locked(fetched_folder() / ".lock"):
        assert "another skimcast is fetching" in run("refresh").stderr


def test_where_nothing_can_be_kept_nothing_is_fetched(
    site: Loopback, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    result = run("refresh")
    assert (result.exit_code, site.paths()) == (1, [])
    assert "cannot be written" in result.stderr
