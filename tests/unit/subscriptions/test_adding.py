from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.feeds_served import news_feed, podcast
from tests.loopback import Loopback, Reply, serving
from tui.fetching.http_client import FetchError, HttpClient
from tui.library.store.subscription_table import SubscriptionTable
from tui.readers.feeds.opml import ListedFeed, read_feed_list
from tui.readers.format_reader import ParsedFile
from tui.readers.registry import read
from tui.subscriptions.adding import Adder
from tui.subscriptions.opml_export import opml_of

PAGE = (
    "<html><head><title>Bees land</title>{}</head><body><article><h1>Bees land</h1><p>"
    + "Bees are insects that live in hives and make honey. " * 9
    + "</p></article></body></html>"
)
LINK = '<link rel="alternate" type="application/rss+xml" href="/feed">'


@pytest.fixture
def site() -> Iterator[Loopback]:
    with serving() as running:
        running.replies |= {
            "/feed": Reply(news_feed("Wire", ["x", "y"])),
            "/pod": Reply(podcast("Field Notes", ["One"])),
            "/": Reply(PAGE.format(LINK).encode(), headers={"Content-Type": "text/html"}),
            "/bees": Reply(PAGE.format(LINK).encode(), headers={"Content-Type": "text/html"}),
        }
        yield running


@pytest.fixture
def adder(table: SubscriptionTable, client: HttpClient, tmp_path: Path) -> Adder:
    return Adder(table, client, tmp_path / "fetched")


def test_a_feed_is_subscribed_to_under_its_title_and_fetched(
    site: Loopback, table: SubscriptionTable, adder: Adder
) -> None:
    assert adder.add(f"{site.address}/pod", ["bees"]).words == "Field Notes: 1 new episode"
    assert adder.add(f"{site.address}/pod").is_known
    assert [(one.name, one.tags) for one in table.all()] == [("Field Notes", ("bees",))]


def test_two_feeds_of_one_title_have_names_and_folders_of_their_own(
    site: Loopback, table: SubscriptionTable, adder: Adder
) -> None:
    site.replies["/other"] = site.replies["/feed"]
    adder.add(f"{site.address}/feed")
    adder.add(f"{site.address}/other")
    assert [one.name for one in table.all()] == ["Wire", "Wire 2"]
    assert len({one.folder for one in table.all()}) == 2


def test_a_site_leads_to_its_feed_and_a_page_is_saved(
    site: Loopback, table: SubscriptionTable, adder: Adder
) -> None:
    saved = adder.add(f"{site.address}/bees")
    assert saved.path is not None
    (item,) = read([saved.path]).news
    assert (item.title, item.url) == ("Bees land", f"{site.address}/bees")
    assert table.all() == ()
    assert adder.add(f"{site.address}/").words == "Wire: 2 news items"
    assert [one.address for one in table.all()] == [f"{site.address}/feed"]


def test_a_file_with_times_is_saved_as_it_is_under_a_name_that_tells_it(
    site: Loopback, adder: Adder
) -> None:
    captions = b"WEBVTT\n\n00:01.000 --> 00:03.000\nBees keep warm.\n"
    site.replies |= {
        "/..%2F..%2Ftalk": Reply(captions, headers={"Content-Type": "text/vtt"}),
        "/list.json": Reply(b'{"chapters": 1}'),
        "/x.mp3": Reply(b"\0" * 999),
    }
    saved = adder.add(f"{site.address}/..%2F..%2Ftalk")
    assert saved.path is not None
    assert (saved.path.name, saved.path.read_bytes()) == ("talk.vtt", captions)
    for path in ("list.json", "x.mp3"):
        with pytest.raises(FetchError, match="cannot be read"):
            adder.add(f"{site.address}/{path}")


def test_a_list_of_feeds_is_subscribed_to_and_written_again_as_it_was(
    site: Loopback, table: SubscriptionTable, adder: Adder
) -> None:
    site.replies["/list"] = Reply(
        f'<opml version="2.0"><body><outline text="science"><outline text="Wire &amp; co"'
        f' xmlUrl="{site.address}/feed"/></outline><outline xmlUrl="file:///etc/passwd"/>'
        f"</body></opml>".encode()
    )
    added = adder.add(f"{site.address}/list", ["mine"])
    assert [one.tags for one in added.listed] == [("science", "mine")]
    listed, _ = read_feed_list(ParsedFile.of_text(opml_of(table.all()), "x.opml"))
    assert listed == [ListedFeed("Wire & co", f"{site.address}/feed", ("science", "mine"))]


def test_what_a_list_names_leads_to_the_local_network_only_where_it_is_allowed(
    site: Loopback, adder: Adder
) -> None:
    listed = [ListedFeed("Wire", f"{site.address}/feed")]
    assert not adder.add_list(listed).listed[0].is_local
    assert adder.add_list(listed).is_known
    again = adder.add_list(listed, allow_local=True)
    assert again.listed[0].is_local
    assert again.words.endswith("of which 0 are new")
