from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.feeds_served import conditional, conditionally, news_feed, podcast
from tests.loopback import Loopback, Reply, serving
from tui.fetching.http_client import HttpClient
from tui.library.store.subscription_table import Subscription, SubscriptionTable
from tui.subscriptions.refresher import Refreshed, Refresher


@pytest.fixture
def site() -> Iterator[Loopback]:
    with serving() as running:
        yield running


@pytest.fixture
def refresher(table: SubscriptionTable, client: HttpClient, tmp_path: Path) -> Refresher:
    return Refresher(table, client, tmp_path / "fetched")


def subscribe(table: SubscriptionTable, address: str, name: str) -> Subscription:
    one = table.add(address, name, name, local=True)
    assert one is not None
    return one


def asked(refresher: Refresher, table: SubscriptionTable) -> dict[str, Refreshed]:
    return {one.subscription.name: one for one in refresher.refresh(table.all())}


def files(tmp_path: Path) -> set[str]:
    return {path.name for path in (tmp_path / "fetched").rglob("*") if path.is_file()}


def test_what_is_new_comes_once(
    site: Loopback, table: SubscriptionTable, refresher: Refresher, tmp_path: Path
) -> None:
    site.replies["/a"] = partial(conditionally, conditional(news_feed("A", ["x"]), '"1"'))
    subscribe(table, f"{site.address}/a", "a")
    first, second = asked(refresher, table)["a"], asked(refresher, table)["a"]
    assert (first.episodes, first.news, second.news) == (0, 1, 0)
    assert "if-none-match" in site.asked[1].headers
    site.replies["/a"] = Reply(news_feed("A", ["y", "x"]))
    third = asked(refresher, table)["a"]
    assert [arrival.path.name[11:] for arrival in third.arrivals] == ["y.md"]
    assert {name[11:] for name in files(tmp_path)} == {"x.md", "y.md"}


def test_one_feeds_fault_never_stops_the_others(
    site: Loopback, table: SubscriptionTable, refresher: Refresher
) -> None:
    site.replies |= {
        "/good": Reply(podcast("Good", ["One", "Two"])),
        "/page": Reply(b"<html><body>log in</body></html>"),
        "/torn": Reply(news_feed("Torn", ["a", "b"])[:-60]),
        "/empty": Reply(b""),
    }
    for name in ("good", "page", "torn", "gone", "empty"):
        subscribe(table, f"{site.address}/{name}", name)
    done = asked(refresher, table)
    assert (done["good"].episodes, done["torn"].news) == (2, 1)
    troubles = {name: one.trouble for name, one in done.items() if one.trouble}
    no_feed = "what stands there is no feed"
    assert troubles == {"page": no_feed, "empty": no_feed, "gone": "it answers 404 Not Found"}
    assert {one.name for one in table.all() if one.trouble} == set(troubles)


def test_a_server_that_asks_to_wait_is_left_alone_with_all_its_feeds(
    site: Loopback, table: SubscriptionTable, refresher: Refresher
) -> None:
    busy = Reply(status=429, headers={"Retry-After": "3600"})
    site.replies |= {"/a": busy, "/b": Reply(news_feed("B", ["x"]))}
    subscribe(table, f"{site.address}/a", "a")
    subscribe(table, f"{site.address}/b", "b")
    assert all(one.trouble for one in asked(refresher, table).values())
    assert all(one.trouble for one in asked(refresher, table).values())
    assert site.paths() == ["/a"]


def test_a_feed_that_moved_for_good_is_asked_at_its_new_place(
    site: Loopback, table: SubscriptionTable, refresher: Refresher
) -> None:
    site.replies |= {
        "/old": Reply(status=301, headers={"Location": "/new"}),
        "/new": Reply(news_feed("New", ["x"])),
    }
    subscribe(table, f"{site.address}/old", "a")
    asked(refresher, table)
    assert [one.address for one in table.all()] == [f"{site.address}/new"]


def test_feeds_of_many_hosts_are_asked_at_once_and_of_one_host_one_after_the_other(
    site: Loopback, table: SubscriptionTable, refresher: Refresher
) -> None:
    body = news_feed("A", ["x"])[:12]
    for number in range(6):
        site.replies[f"/{number}"] = Reply(body, drip=True)
        host = ("127.0.0.1", "localhost")[number // 3]
        subscribe(table, f"{site.address}/{number}".replace("127.0.0.1", host), str(number))
    asked(refresher, table)
    assert len(site.asked) == 6
    assert site.most_at_once == 2


def test_a_stop_ends_what_is_under_way_and_notes_no_trouble(
    site: Loopback, table: SubscriptionTable, refresher: Refresher
) -> None:
    site.replies["/a"] = Reply(silent=True)
    subscribe(table, f"{site.address}/a", "a")
    subscribe(table, f"{site.address}/b", "b")
    assert list(refresher.refresh(table.all(), lambda: bool(site.asked))) == []
    assert site.paths() == ["/a"]
    assert not any(one.trouble for one in table.all())


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_cannot_be_written_is_told(
    site: Loopback, table: SubscriptionTable, refresher: Refresher, tmp_path: Path
) -> None:
    (tmp_path / "fetched").mkdir(mode=0o500)
    site.replies["/a"] = Reply(news_feed("A", ["x"]))
    subscribe(table, f"{site.address}/a", "a")
    assert "cannot be written" in asked(refresher, table)["a"].trouble


def test_a_clock_that_went_back_keeps_no_feed_waiting(
    site: Loopback,
    table: SubscriptionTable,
    refresher: Refresher,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    site.replies["/a"] = Reply(status=429, headers={"Retry-After": "3600"})
    subscribe(table, f"{site.address}/a", "a")
    asked(refresher, table)
    monkeypatch.setattr("time.time", lambda: 1_000_000.0)
    asked(refresher, table)
    assert site.paths() == ["/a", "/a"]
