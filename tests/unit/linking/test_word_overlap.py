"""How much of what segment and item say is the same."""

from __future__ import annotations

import pytest

from tui.linking.corpus import NewsCorpus
from tui.linking.parameters import WORD_PARAMETERS
from tui.linking.segment_terms import episode_terms
from tui.linking.word_overlap import WordOverlap
from tui.model import Episode, NewsItem, Segment, Timecode

HEAT = "Vestas turbines with Zephyr gears"


def overlap(*items: NewsItem, segments: tuple[str, ...] = (HEAT, "Bread", "Rain")) -> WordOverlap:
    corpus = NewsCorpus(items)
    episode = Episode(
        "e.md", "Talk", segments=tuple(Segment(Timecode(0), None, None, "", t) for t in segments)
    )
    terms = episode_terms(episode, corpus.acronyms, corpus.stop_words)
    return WordOverlap(terms, corpus)


def shared(said: str, told: NewsItem) -> set[str]:
    return set(overlap(told, segments=(said, "Bread", "Rain")).shared(0, 0))


def test_a_headline_counts_more_than_a_passage_and_both_more_than_either() -> None:
    made = overlap(
        NewsItem("a", "Zephyr", "x"),
        NewsItem("b", "y", "Zephyr"),
        NewsItem("c", "Zephyr", "Zephyr"),
    )
    title, text, both = made.shares()[0]
    assert text < title < both


def test_what_shares_nothing_has_no_share() -> None:
    assert overlap(NewsItem("a", "Ants")).shares()[0].tolist() == [0]
    assert overlap().shares().shape == (3, 0)


def test_a_rare_word_weighs_more_than_one_that_many_items_have() -> None:
    items = [NewsItem(str(n), f"Vestas {n}", "x") for n in range(20)]
    shares = overlap(*items, NewsItem("z", "Zephyr 77", "x")).shares()[0]
    assert shares[20] > shares[0]


def test_a_word_that_many_segments_say_weighs_less() -> None:
    item = NewsItem("a", "Vestas", "x")
    segments = ("Vestas here", "Vestas there", "Bread", "Rain")
    one = overlap(item, segments=("Vestas here", "Others there", "Bread", "Rain")).shares()[0, 0]
    assert overlap(item, segments=segments).shares()[0, 0] < one


def test_a_segment_that_says_very_much_is_still_about_what_it_shares() -> None:
    words = [f"{a}{b}qx{c}" for a in "bdgkmp" for b in "aeiou" for c in "bdgkmp"]
    item = NewsItem("a", "Vestas turbines", "x")

    def share(count: int) -> float:
        talk = " ".join([HEAT, *words[:count]])
        return float(overlap(item, segments=(talk, "Bread", "Rain")).shares()[0, 0])

    assert share(20) > share(80) > share(160) > share(20) / 4


def test_function_words_of_the_episode_count_against_no_headline_in_other_news() -> None:
    others = [NewsItem(str(n), f"The {n}th of what there is in the {n}th year") for n in range(200)]
    bare = NewsItem("a", "Zephyr und noch mehr für die Leute", "x")
    plain = NewsItem("b", "Zephyr mehr Leute", "x")
    said = ("Der Zephyr und die Leute", "Das Brot ist nicht für alle", "Der Regen und der Wind")
    shares = overlap(bare, plain, *others, segments=said).shares()[0]
    assert shares[0] == pytest.approx(shares[1])


def test_a_word_that_most_items_have_still_counts_a_little() -> None:
    items = [NewsItem(str(n), f"Turbines {n}", "x") for n in range(300)]
    shares = overlap(*items, NewsItem("z", "Zephyr", "x"), NewsItem("y", "Zephyr turbines", "x"))
    one, both = shares.shares()[0][-2:]
    assert both > one


def test_of_several_passages_the_best_counts_alone() -> None:
    filler = " ".join(["word"] * 200)
    apart = NewsItem("a", "One", body=f"Vestas {filler} Zephyr")
    near = NewsItem("b", "Two", body=f"{filler} Vestas Zephyr {filler}")
    made = overlap(apart, near)
    first, second = made.shares()[0]
    assert first < second
    assert set(made.shared(0, 1)) == {"vestas", "zephyr"}
    assert len(made.shared(0, 0)) == 1


def test_the_best_of_many_passages_counts_less_than_a_text_of_one() -> None:
    filling = " ".join(f"w{n}" for n in range(36))
    told = "Vestas turbines and Zephyr gears"
    short = NewsItem("a", "News", f"{told} {filling}")
    long = NewsItem("b", "News", f"{told} {filling}", body=f"{filling} " * 60)
    one, many = overlap(short, long).shares()[0]
    assert many < one


def test_shared_terms_weigh_by_headline_and_best_passage() -> None:
    made = overlap(NewsItem("a", "Zephyr", "Zephyr and Vestas"))
    both = made.shared(0, 0)
    title, text = WORD_PARAMETERS.title, WORD_PARAMETERS.text
    assert both["zephyr"] / both["vestas"] == pytest.approx((title + text * (1 - title)) / text)
    assert made.forms_of("zephyr") == ["zephyr"]


@pytest.mark.parametrize(
    ("said", "told", "term"),
    [
        ("robots", "A robot", "robots"),
        ("data sets", "datasets", "data"),
        ("data sets", "datasets", "sets"),
        ("datasets", "data sets", "datasets"),
        ("Wärmepumpen", "Wärmepumpenförderung", "warmepumpen"),
        ("Wärmepumpenförderung", "Förderung", "warmepumpenforderung"),
        ("AGI", "Artificial general intelligence", "agi"),
        ("Artificial general intelligence", "AGI", "agi"),
    ],
)
def test_a_word_is_found_in_each_of_its_forms(said: str, told: str, term: str) -> None:
    assert term in shared(said, NewsItem("a", told))


def test_an_acronym_does_not_reach_from_one_field_into_the_next() -> None:
    assert "agi" not in shared("AGI", NewsItem("a", "Artificial general", "Intelligence"))


def test_a_character_that_very_many_pairs_have_makes_no_word_telling() -> None:
    signs = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
    items = [NewsItem(sign, f"{sign}的", f"的{sign}") for sign in signs]
    made = overlap(*items, NewsItem("z", "天地"), segments=("天地甲的", "雨水", "麵包"))
    assert made.is_general("甲的")
    assert not made.is_general("天地")
