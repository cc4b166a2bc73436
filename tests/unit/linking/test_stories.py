"""Which items tell the same story."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tui.analysis.stopwords import StopWords, stop_words_of
from tui.analysis.tokenizer import terms
from tui.linking.linker import link
from tui.linking.stories import cluster_stories
from tui.model import Episode, NewsItem, Segment, Timecode
from tui.readers.registry import read

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence
    from pathlib import Path

DAY = date(2024, 3, 4)
BREACH = NewsItem(
    "breach.md",
    "Leak at Nordbank exposes the accounts of two million customers",
    "A cloud folder of Nordbank stood open for weeks, researchers in Oslo found.",
    published=DAY,
)
AGENCY = NewsItem(
    "agency.md",
    "Two million Nordbank customers exposed by open cloud folder",
    "Oslo researchers found the accounts of Nordbank customers in a folder open to anybody.",
    published=DAY + timedelta(days=1),
)
MERGER = NewsItem(
    "merger.md",
    "Nordbank and Sydbank agree to merge",
    "The boards of both banks want one bank with a seat in Oslo by autumn.",
    published=DAY,
)


def same(*items: NewsItem) -> bool:
    return len(set(told(items))) == 1


def told(items: Sequence[NewsItem]) -> list[int]:
    texts = " ".join(f"{item.headline} {item.excerpt} {item.body}" for item in items)
    return cluster_stories(items, stop_words_of(terms(texts)))


def test_two_reports_of_one_event_are_one_story() -> None:
    assert same(BREACH, AGENCY)


def test_two_events_around_one_name_are_two_stories() -> None:
    assert not same(BREACH, MERGER)


def test_the_same_words_weeks_later_are_another_story() -> None:
    assert not same(BREACH, replace(AGENCY, published=DAY + timedelta(days=20)))


def test_without_a_date_the_texts_must_be_nearly_the_same() -> None:
    alike = NewsItem("alike.md", "Nordbank leak angers customers", "Many of them want to leave.")
    assert same(BREACH, replace(alike, published=DAY))
    assert not same(BREACH, alike)
    assert same(BREACH, replace(BREACH, path="copy.md", published=None))


def test_a_related_item_needs_less_to_be_the_same_story() -> None:
    text = "Lawyers in Bergen want damages after the leak."
    angry = NewsItem("a.md", "Customers leave Nordbank", text, published=DAY)
    assert not same(BREACH, angry)
    assert same(replace(BREACH, related=(angry,)), angry)


def test_a_related_item_that_tells_something_else_is_a_story_of_its_own() -> None:
    assert not same(replace(BREACH, related=(MERGER,)), MERGER)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Announcing Ferrite 1.27.0", "Announcing Ferrite 1.27.1"),
        ("Summer of Code 2023: the results", "Summer of Code 2024: the results"),
        ("Field notes, part 3", "Field notes, part 4"),
    ],
)
def test_versions_years_and_parts_are_different_stories(one: str, two: str) -> None:
    text = "The team is glad to share what a year of work by many volunteers has brought about."
    assert not same(
        NewsItem("a.md", one, text, published=DAY), NewsItem("b.md", two, text, published=DAY)
    )


def test_an_item_without_a_title_is_compared_by_its_first_sentence() -> None:
    assert same(
        BREACH, NewsItem("n.md", None, body=f"{AGENCY.title}. {AGENCY.excerpt}", published=DAY)
    )


def test_items_with_few_words_or_none_are_no_story() -> None:
    items = [
        NewsItem(f"{n}.md", title, published=DAY) for n, title in enumerate(["!?", "…", "News"])
    ]
    assert len(set(told([*items, NewsItem("none.md", None, published=DAY)]))) == 4


def test_a_chain_of_likenesses_is_cut() -> None:
    words = ["kelp", "otter", "quartz", "lantern", "meadow", "copper", "violin", "harbor"]
    words += ["pepper", "saddle", "anchor", "tunnel"]
    chain = [NewsItem(f"{n:02}.md", " ".join(words[n : n + 6]), published=DAY) for n in range(7)]
    numbers = told(chain)
    assert numbers[0] != numbers[-1]


def test_other_scripts_are_told_apart_too() -> None:
    one = NewsItem(
        "1.md", "自動運転の車がカメラだけで走る", "新しい車が東京で発表された。", published=DAY
    )
    two = NewsItem(
        "2.md", "カメラだけで走る自動運転の車を発表", "東京で新しい車が公開。", published=DAY
    )
    other = NewsItem("3.md", "東京の桜が満開になった", "公園は人でいっぱい。", published=DAY)
    numbers = told([one, two, other])
    assert numbers[0] == numbers[1] != numbers[2]


@pytest.mark.parametrize(
    "reports",
    [
        [
            (
                "Bahn streicht Hunderte Züge wegen Warnstreik der Lokführer\n"
                "Die Gewerkschaft ruft ihre Mitglieder für Donnerstag in Bayern zum Ausstand auf."
            ),
            (
                "Warnstreik der Lokführer: Hunderte Züge fallen in Bayern aus\n"
                "Am Donnerstag legen Mitglieder der Gewerkschaft die Arbeit nieder."
            ),
            (
                "Bahn bestellt neue Züge für Bayern\n"
                "Die Wagen sollen ab dem Herbst auf der Strecke nach Hof fahren."
            ),
        ],
        [
            (
                "El ayuntamiento de Cádiz cierra el puente viejo por grietas\n"
                "Los ingenieros hallaron grietas en dos pilares y el tráfico se desvía hasta mayo."
            ),
            (
                "Cierran el puente viejo de Cádiz tras hallar grietas en sus pilares\n"
                "El tráfico se desvía hasta mayo, dijo el ayuntamiento."
            ),
            (
                "Cádiz celebra el carnaval con música y disfraces\n"
                "El ayuntamiento espera a miles de visitantes en las calles del centro."
            ),
        ],
        [
            (
                "横浜の水族館でペンギンの赤ちゃんが生まれた\n"
                "飼育員によると、二羽の赤ちゃんは元気で、来月から公開される。"
            ),
            (
                "ペンギンの赤ちゃんが誕生、横浜の水族館\n"
                "二羽の赤ちゃんは元気で、来月から公開されると飼育員が話した。"
            ),
            "横浜の水族館が夏から入場料を上げる\n電気代が高くなったためだと水族館は説明した。",
        ],
    ],
    ids=["German", "Spanish", "Japanese"],
)
def test_agency_copies_fold_in_other_languages_and_another_event_does_not(
    reports: list[str],
) -> None:
    texts = [report.split("\n") for report in reports]
    items = [
        NewsItem(f"{place}.md", title, text, published=DAY + timedelta(days=place % 2))
        for place, (title, text) in enumerate(texts)
    ]
    one, two, other = told(items)
    assert one == two != other


def test_two_steps_in_one_life_are_two_stories() -> None:
    hired = NewsItem(
        "hired.md",
        "Ida Lund joins Nordwind as head of turbines",
        "Nordwind wants to build at sea, and Ida Lund will lead two hundred engineers in Esbjerg.",
        published=DAY,
    )
    founded = NewsItem(
        "founded.md",
        "Ida Lund founds a school for welders",
        "The engineer Ida Lund teaches young people in Aarhus to weld, with money of her own.",
        published=DAY + timedelta(days=2),
    )
    assert not same(hired, founded)


def test_the_general_words_of_the_written_languages_are_no_ground_for_a_story() -> None:
    words = " ".join(sorted(stop_words_of(["the", "and", "of", "is", "with", "for"]).general)[:40])
    items = [
        NewsItem(f"{n}.md", f"{name} {words[:60]}", words, published=DAY)
        for n, name in enumerate(["Utsira", "Bergen"])
    ]
    common = stop_words_of(["the", "and", "of", "is", "with", "for"])
    assert len(set(cluster_stories(items, common))) == 2


@pytest.mark.timeout(30)  # the square of ten thousand takes longer anywhere
def test_ten_thousand_copies_and_near_copies_take_linear_time() -> None:
    def pool(count: int) -> list[NewsItem]:
        words = [f"word{n % 97}" for n in range(count)]
        return [
            replace(BREACH, path=f"{n}.md", excerpt=f"{BREACH.excerpt} {word}")
            for n, word in enumerate(words)
        ] + [replace(BREACH, path=f"copy{n}.md") for n in range(count)]

    assert len(set(cluster_stories(pool(5000), StopWords()))) == 1


def test_the_seeds_that_tell_of_coming_back_are_one_story_and_of_leaving_another(
    shared: Path,
) -> None:
    items = {item.path.rpartition("/")[2][:3]: item for item in read([str(shared / "seeds")]).news}
    number = dict(zip(items, told(list(items.values())), strict=True))
    assert number["000"] == number["001"]
    assert number["002"] != number["001"] != number["003"]


def test_what_one_item_earns_its_story_has() -> None:
    texts = [
        "Cloud folders that stand open, and what Nordbank customers lost by it.",
        "A walk in the woods, and mushrooms.",
        "The price of bread in spring.",
    ]
    segments = tuple(
        Segment(Timecode(300 * n), None, None, "", text) for n, text in enumerate(texts)
    )
    rows = link(Episode("e.md", "Money matters", segments=segments), [BREACH, AGENCY, MERGER])
    shown = [entry for entry in rows[0] if entry.shown]
    assert {entry.item.path for entry in shown} == {"breach.md", "agency.md"}
    assert len({entry.score for entry in shown}) == 1
    assert shown[0].story is not None
    assert shown[0].story == shown[1].story
    assert rows[1] == ()


WORDS = st.lists(st.sampled_from([*BREACH.headline.split(), *MERGER.headline.split()]), max_size=9)
ITEMS = st.lists(
    st.builds(
        NewsItem,
        st.sampled_from(["a.md", "b.md", "c.md"]),
        WORDS.map(" ".join).map(lambda text: text or None),
        WORDS.map(" ".join),
        published=st.none() | st.dates(DAY, DAY + timedelta(days=9)),
    ),
    max_size=9,
)


@given(ITEMS, st.randoms())
def test_the_order_of_the_items_changes_no_story(
    items: list[NewsItem], chance: random.Random
) -> None:
    def groups(pool: Sequence[NewsItem]) -> set[frozenset[NewsItem]]:
        numbers = cluster_stories(pool, StopWords())
        return {
            frozenset(item for item, one in zip(pool, numbers, strict=True) if one == number)
            for number in numbers
        }

    mixed = list(items)
    chance.shuffle(mixed)
    assert groups(items) == groups(mixed)


@given(ITEMS)
def test_a_story_has_the_number_of_one_of_its_items(items: list[NewsItem]) -> None:
    numbers = cluster_stories(items, StopWords())
    assert len(numbers) == len(items)
    assert all(numbers[number] == number for number in numbers)
