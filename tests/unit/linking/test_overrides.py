"""What the reader pins, rejects and takes back: kept, and obeyed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tui.library.store.database import Store
from tui.library.store.decisions import Decisions, item_key
from tui.linking.overrides import apply_decisions
from tui.model import Episode, Link, NewsItem, Segment, Timecode, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EPISODE = Episode(
    "e.md",
    "A talk",
    published=date(2024, 5, 1),
    segments=tuple(
        Segment(Timecode(300 * n), None, f"Part {n}", f"Part {n}", "") for n in range(3)
    ),
)
ONE = NewsItem("one.md", "One", url="https://news.example/one", published=date(2024, 5, 3))
TWO = NewsItem("two.md", "Two", published=date(2024, 5, 3))
THREE = NewsItem("three.md", "Three")


def row(place: int, *items: NewsItem) -> tuple[Link, ...]:
    return tuple(Link(place, item, 0.5, shown=True, reasons=("“part”",)) for item in items)


ROWS = (row(0, ONE, TWO), row(1, THREE), ())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.sqlite3"


@pytest.fixture
def pins(path: Path) -> Iterator[Decisions]:
    store = Store(path)
    yield Decisions(store)
    store.close()


def seen(rows: tuple[tuple[Link, ...], ...]) -> list[list[str]]:
    return [[link.item.headline for link in row if link.shown] for row in rows]


def test_a_pinned_link_stands_first_and_says_who_pinned_it(pins: Decisions) -> None:
    pins.decide(EPISODE, 0.0, [TWO], Verdict.PINNED)
    first = apply_decisions(EPISODE, ROWS, pins.of(EPISODE))[0][0]
    assert first.item is TWO
    assert (first.score, first.shown, first.verdict) == (1.0, True, Verdict.PINNED)
    assert first.reasons == ("pinned by you", "“part”")


def test_a_rejected_link_is_not_shown_and_says_so(pins: Decisions) -> None:
    pins.decide(EPISODE, 0.0, [ONE], Verdict.REJECTED)
    rows = apply_decisions(EPISODE, ROWS, pins.of(EPISODE))
    assert seen(rows) == [["Two"], ["Three"], []]
    assert rows[0][0].verdict is Verdict.REJECTED


def test_decisions_hold_for_their_segment_and_their_episode_alone(pins: Decisions) -> None:
    pins.decide(EPISODE, 300.0, [ONE, THREE], Verdict.REJECTED)
    other = replace(EPISODE, title="Another talk")
    assert seen(apply_decisions(EPISODE, ROWS, pins.of(EPISODE))) == [["One", "Two"], [], []]
    assert pins.of(other) == ()


def test_decisions_are_there_after_the_store_was_opened_again(path: Path) -> None:
    first = Store(path)
    Decisions(first).decide(EPISODE, 0.0, [ONE], Verdict.REJECTED)
    first.close()
    second = Store(path)
    (ruling,) = Decisions(second).of(EPISODE)
    second.close()
    assert (ruling.seconds, ruling.key, ruling.verdict) == (0.0, item_key(ONE), Verdict.REJECTED)


def test_the_last_decision_about_a_link_counts(pins: Decisions) -> None:
    pins.decide(EPISODE, 0.0, [ONE], Verdict.PINNED)
    pins.decide(EPISODE, 0.0, [ONE], Verdict.REJECTED)
    assert [ruling.verdict for ruling in pins.of(EPISODE)] == [Verdict.REJECTED]
    pins.decide(EPISODE, 0.0, [ONE], None)
    assert pins.of(EPISODE) == ()


def test_undo_strikes_a_whole_change_and_brings_back_what_was_before(pins: Decisions) -> None:
    pins.decide(EPISODE, 0.0, [ONE], Verdict.PINNED)
    pins.decide(EPISODE, 0.0, [ONE, TWO], Verdict.REJECTED)
    assert {ruling.item.headline for ruling in pins.undo(EPISODE)} == {"One", "Two"}
    assert [ruling.verdict for ruling in pins.of(EPISODE)] == [Verdict.PINNED]
    pins.undo(EPISODE)
    assert pins.of(EPISODE) == pins.undo(EPISODE) == ()


def test_undo_leaves_other_episodes_alone(pins: Decisions) -> None:
    other = replace(EPISODE, title="Another talk")
    pins.decide(EPISODE, 0.0, [ONE], Verdict.PINNED)
    pins.decide(other, 0.0, [TWO], Verdict.PINNED)
    pins.undo(EPISODE)
    assert pins.of(EPISODE) == ()
    assert len(pins.of(other)) == 1


def test_pins_stand_in_the_order_in_which_they_were_made(pins: Decisions) -> None:
    for item in (TWO, THREE, ONE):
        pins.decide(EPISODE, 600.0, [item], Verdict.PINNED)
    rows = apply_decisions(EPISODE, ROWS, pins.of(EPISODE), [ONE, TWO, THREE])
    assert seen(rows)[2] == ["Two", "Three", "One"]


def test_what_is_pinned_is_found_in_the_pool_though_the_engine_has_no_link(pins: Decisions) -> None:
    pins.decide(EPISODE, 600.0, [ONE], Verdict.PINNED)
    (link,) = apply_decisions(EPISODE, ROWS, pins.of(EPISODE), [TWO, ONE])[2]
    assert link.item is ONE
    assert link.reasons == ("pinned by you", "2 days after")


def test_what_is_pinned_stands_there_even_if_its_file_is_gone(pins: Decisions) -> None:
    pins.decide(EPISODE, 600.0, [ONE], Verdict.PINNED)
    (link,) = apply_decisions(EPISODE, ROWS, pins.of(EPISODE))[2]
    assert (link.item.headline, link.item.url) == (ONE.headline, ONE.url)
    assert item_key(link.item) == item_key(ONE)


def test_a_pin_follows_its_segment_when_the_summary_is_edited(pins: Decisions) -> None:
    pins.decide(EPISODE, 320.0, [ONE], Verdict.PINNED)
    assert seen(apply_decisions(EPISODE, ROWS, pins.of(EPISODE)))[1] == ["One", "Three"]


def test_an_episode_that_lost_its_segments_has_no_links(pins: Decisions) -> None:
    pins.decide(EPISODE, 0.0, [ONE], Verdict.PINNED)
    assert apply_decisions(replace(EPISODE, segments=()), (), pins.of(EPISODE)) == ()


def test_an_item_is_known_by_its_address_however_it_is_written() -> None:
    other = NewsItem("moved.md", "One, corrected", url="http://www.news.example/one/?utm_source=x")
    assert item_key(other) == item_key(ONE)


def test_an_item_without_address_is_known_by_its_headline_and_day() -> None:
    assert item_key(replace(TWO, path="moved.md", title="TWO")) == item_key(TWO)
    assert item_key(replace(TWO, published=date(2024, 5, 4))) != item_key(TWO)
    assert item_key(replace(TWO, title="Three")) != item_key(TWO)


DECISIONS = st.lists(
    st.tuples(
        st.sampled_from([0.0, 300.0]),
        st.sampled_from([ONE, TWO, THREE]),
        st.sampled_from([Verdict.PINNED, Verdict.REJECTED, None]),
    ),
    max_size=8,
)


@given(DECISIONS)
def test_after_any_decisions_each_link_is_as_was_last_said(
    decisions: list[tuple[float, NewsItem, Verdict | None]],
) -> None:
    store = Store()
    pins = Decisions(store)
    episode = replace(EPISODE, title=str(decisions))
    while pins.undo(episode):
        pass
    for seconds, item, verdict in decisions:
        pins.decide(episode, seconds, [item], verdict)
    rows = apply_decisions(episode, ROWS, pins.of(episode), [ONE, TWO, THREE])
    last = {(seconds, item): verdict for seconds, item, verdict in decisions}
    for place, seconds in enumerate((0.0, 300.0)):
        found = {link.item: link for link in rows[place]}
        for item in (ONE, TWO, THREE):
            verdict = last.get((seconds, item))
            if verdict is not None:
                shown = item in found and found[item].shown
                assert shown is (verdict is Verdict.PINNED)
    for _ in decisions:
        pins.undo(episode)
    assert apply_decisions(episode, ROWS, pins.of(episode)) == ROWS
    store.close()


@given(st.text(max_size=40), st.none() | st.text(max_size=40))
def test_any_text_is_kept_as_it_is(headline: str, url: str | None) -> None:
    item = NewsItem("n.md", headline or "x", url=url)
    key = item_key(item)
    assert len(key) == 64
    assert key == item_key(replace(item, path="other.md"))
