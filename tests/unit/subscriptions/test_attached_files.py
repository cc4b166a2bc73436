from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.loopback import Loopback, Reply, serving
from tui.fetching.http_client import HttpClient
from tui.library.store.subscription_table import Subscription
from tui.model import Attachment, Episode
from tui.readers.published import FeedItem, Published
from tui.readers.registry import read
from tui.subscriptions.attached_files import (
    AttachmentFetcher,
    chosen_attachments,
    episodes_with_attachments,
    missing_files,
)
from tui.subscriptions.item_folder import ItemFolder

LINES = (("00:01", "Bees keep"), ("00:03", "warm."), ("10:01", "Mites"), ("10:03", "are small."))
SPOKEN = b"WEBVTT\n" + b"".join(
    f"\n{at}.000 --> {at}.900\n{words}\n".encode() for at, words in LINES
)
CHAPTERS = json.dumps(
    {
        "version": "1.2.0",
        "chapters": [{"startTime": 0, "title": "Winter"}, {"startTime": 600, "title": "Varroa"}],
    }
).encode()


@pytest.fixture
def site() -> Iterator[Loopback]:
    with serving() as running:
        running.replies |= {"/1.vtt": Reply(SPOKEN), "/1.json": Reply(CHAPTERS)}
        yield running


def fetched_episode(folder: Path, site: Loopback) -> Episode:
    """An episode of the feed "notes", as a refresh leaves it."""
    attachments = (
        Attachment("transcript", f"{site.address}/1.vtt", "text/vtt", "en"),
        Attachment("chapters", f"{site.address}/1.json", "application/json+chapters"),
    )
    fields = {"title": "A year with bees", "published": "2026-01-04", "duration": "1:00:00"}
    item = FeedItem("b", Published("feed", dict(fields), "All about bees."), True, attachments)  # noqa: FBT003  is_recording
    ItemFolder(folder / "notes", {}).write([item], 0.0)
    (episode,) = episodes_with_attachments(folder / "notes")
    return episode


def feed(*, is_local: bool) -> list[Subscription]:
    return [Subscription(1, "http://127.0.0.1/notes", "Notes", "notes", is_local=is_local)]


def test_what_lies_beside_an_episode_is_one_episode_with_it_and_is_fetched_once(
    site: Loopback, client: HttpClient, tmp_path: Path
) -> None:
    episode = fetched_episode(tmp_path, site)
    fetcher = AttachmentFetcher(client, tmp_path, feed(is_local=True))
    (done,) = fetcher.fetch_all([episode], lambda: False)
    assert str(done) == "1 transcript, 1 chapter file fetched for A year with bees"
    assert [path.read_bytes() for path in done.paths] == [CHAPTERS, SPOKEN]
    changed = Path(episode.path).stat().st_mtime_ns
    assert {path.stat().st_mtime_ns for path in done.paths} == {changed}
    (joined,) = read([episode.path]).episodes
    assert [one.title for one in joined.segments] == ["Winter", "Varroa"]
    assert joined.segments[1].text == "Mites are small."
    assert joined.overview == ("All about bees.",)
    assert joined.attachments == episode.attachments
    (of_folder,) = read([tmp_path]).episodes
    assert (of_folder.segments, of_folder.path) == (joined.segments, joined.path)
    assert missing_files(joined, tmp_path) == []
    assert fetcher.fetch(joined).paths == []
    assert len(site.asked) == 2


def test_what_a_feed_names_is_followed_to_the_local_network_only_where_it_is_allowed(
    site: Loopback, client: HttpClient, tmp_path: Path
) -> None:
    episode = fetched_episode(tmp_path, site)
    done = AttachmentFetcher(client, tmp_path, feed(is_local=False)).fetch(episode)
    assert all("local network" in trouble for trouble in done.troubles)
    assert (len(done.troubles), done.paths, site.asked) == (2, [], [])


def test_a_file_elsewhere_has_nothing_fetched(site: Loopback, tmp_path: Path) -> None:
    episode = fetched_episode(tmp_path / "mine", site)
    assert missing_files(episode, tmp_path / "fetched") == []
    (tmp_path / "fetched").mkdir()
    link = tmp_path / "fetched" / "link.md"
    link.symlink_to(episode.path)
    assert missing_files(read([link]).episodes[0], tmp_path / "fetched") == []


def test_what_cannot_be_read_is_told_and_not_kept(
    site: Loopback, client: HttpClient, tmp_path: Path
) -> None:
    site.replies["/1.vtt"] = Reply(b"<html>log in</html>")
    done = AttachmentFetcher(client, tmp_path, feed(is_local=True)).fetch(
        fetched_episode(tmp_path, site)
    )
    assert [path.name for path in done.paths] == ["2026-01-04 A year with bees.chapters.json"]
    assert "1.vtt: it cannot be read" in done.troubles[0]
    assert not list(tmp_path.rglob("*.vtt"))


def test_what_is_under_way_ends_when_it_is_to_stop(
    site: Loopback, client: HttpClient, tmp_path: Path
) -> None:
    site.replies["/1.json"] = Reply(silent=True)
    episode = fetched_episode(tmp_path, site)
    fetcher = AttachmentFetcher(client, tmp_path, feed(is_local=True))
    (done,) = fetcher.fetch_all([episode], lambda: bool(site.asked))
    assert (done.paths, done.troubles) == ([], [])


def test_the_best_form_of_the_language_that_is_listed_first_is_taken() -> None:
    listed = (
        Attachment("transcript", "https://example.org/t.html", "text/html", "de"),
        Attachment("transcript", "https://example.org/t", "application/json", "en"),
        Attachment("transcript", "https://example.org/t.vtt", "", "en"),
        Attachment("transcript", "https://example.org/de.vtt", "text/vtt", "de"),
    )
    (chosen,) = chosen_attachments(Episode("x.md", "X", attachments=listed))
    assert chosen.url == "https://example.org/t.vtt"
