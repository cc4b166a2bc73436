"""From a news item to the segments that speak of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.linking.backlinks import likely_words, mentions
from tui.linking.corpus import NewsCorpus
from tui.linking.linker import link
from tui.linking.reasons import matching_spans
from tui.model import Episode, NewsItem, Segment, Timecode

ITEM = NewsItem(
    "n.md",
    "Why Ida Lund left Vestas",
    "The engineer told us that the turbines became too big for her.",
    published=date(2024, 3, 8),
)


def talk(title: str, *texts: str) -> Episode:
    segments = tuple(
        Segment(Timecode(300 * place), None, None, "", text) for place, text in enumerate(texts)
    )
    return Episode(f"{title}.md", title, segments=segments)


WIND = talk(
    "Wind",
    "A walk on the beach, and what the sea brings.",
    "She left Vestas, because the turbines had become too big.",
    "Batteries are no answer to a week without wind.",
)
BREAD = talk("Bread", "Flour, water and salt.", "An oven that was built in a week.")
LATER = talk("Later", "How she learned to sail.", "Vestas again, and smaller turbines at last.")


def test_the_segments_that_speak_of_an_item_come_best_first_from_all_episodes() -> None:
    found = [each for each in mentions(ITEM, [BREAD, LATER, WIND]) if each.link.shown]
    assert [(each.episode.title, each.link.segment) for each in found] == [
        ("Wind", 1),
        ("Later", 1),
    ]
    assert "“left Vestas”" in found[0].link.reasons


def test_the_whole_ranking_is_in_order_of_score() -> None:
    scores = [each.link.score for each in mentions(ITEM, [WIND, BREAD, LATER])]
    assert scores == sorted(scores, reverse=True)


def test_other_news_may_tell_which_words_are_rare() -> None:
    pool = [
        replace(ITEM, path=f"{n}.md", title=f"Turbines, part {n}", excerpt="") for n in range(9)
    ]
    found = mentions(ITEM, [WIND], [ITEM, *pool])
    assert found
    assert {each.link.item.path for each in found} == {"n.md"}


def test_what_is_shown_of_an_item_is_what_the_episode_shows_of_it_among_the_same_news() -> None:
    crowd = [
        NewsItem(f"{n}.md", f"Turbines of Vestas, part {n}", f"The engineer built number {n}.")
        for n in range(40)
    ]
    pool = NewsCorpus([*crowd, ITEM])
    here = [
        (each.segment, each.score, each.shown)
        for row in link(LATER, pool)
        for each in row
        if each.item is ITEM
    ]
    found = [
        (each.link.segment, each.link.score, each.link.shown)
        for each in mentions(ITEM, [LATER], pool)
    ]
    assert sorted(found) == sorted(here)
    alone = [each.link.shown for each in mentions(ITEM, [LATER])]
    assert (any(alone), any(shown for *_, shown in found)) == (True, False)


def test_an_item_that_is_not_among_the_news_leaves_the_pool_as_it_was() -> None:
    pool = NewsCorpus([replace(ITEM, path="other.md", title="Turbines")])
    assert mentions(ITEM, [WIND], pool)
    assert len(pool.items) == 1


def test_without_episodes_there_is_no_mention() -> None:
    assert mentions(ITEM, []) == []
    assert mentions(ITEM, [talk("Empty")]) == []


def test_the_likely_words_are_the_telling_ones_names_first() -> None:
    assert likely_words(ITEM).split()[:3] == ["ida", "lund", "vestas"]
    assert "the" not in likely_words(ITEM).split()


@given(st.text(max_size=60), st.text(max_size=60))
def test_likely_words_are_words_and_nothing_that_a_query_obeys(title: str, body: str) -> None:
    found = likely_words(NewsItem("n.md", title or None, body=body))
    assert not set('":-') & set(found)
    assert len(found.split()) <= 24


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("He left Vestas.", ("left Vestas",), ["left Vestas"]),
        ("Vestas’s turbine, left alone", ("left Vestas", "turbines"), ["Vestas’s turbine", "left"]),
        ("Self-driving cars", ("self-driving",), ["Self-driving"]),
        ("Nothing of the kind", ("turbine",), []),
        ("新しい自動運転の車", ("自動運転",), ["自動運転"]),
        ("", ("x",), []),
        ("words", (), []),
    ],
)
def test_ties_are_found_in_any_form(text: str, words: tuple[str, ...], expected: list[str]) -> None:
    assert [text[start:end] for start, end in matching_spans(text, words)] == expected


@given(st.text(max_size=80), st.lists(st.text(max_size=20), max_size=4))
def test_spans_lie_in_the_text_in_order_and_apart(text: str, words: list[str]) -> None:
    last = 0
    for start, end in matching_spans(text, words):
        assert last <= start < end <= len(text)
        last = end


@given(st.lists(st.sampled_from(["wind", "turbine", "sea", "Vestas"]), min_size=1, max_size=8))
def test_the_words_of_a_text_itself_are_all_lit(words: list[str]) -> None:
    text = " ".join(words)
    assert matching_spans(text, [text]) == ((0, len(text)),)


def test_a_megabyte_is_lit_in_its_beginning_alone() -> None:
    assert matching_spans("wind " * 250_000, ("wind",))[-1][1] <= 60_000
