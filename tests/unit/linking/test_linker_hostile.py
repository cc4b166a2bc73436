"""Input that nobody writes, and that must cost no more than its length."""

from __future__ import annotations

import pytest

from tui.linking.corpus import NewsCorpus
from tui.linking.linker import link
from tui.model import Episode, NewsItem, Segment, Timecode

pytestmark = pytest.mark.timeout(30)  # the square of so much takes longer anywhere

TALK = ("Heat pumps in old houses, AGI, data sets and 自動運転の車.", "Cows near Bern.", "A book.")
LARGE = 50_000


def talk(*texts: str) -> Episode:
    segments = tuple(
        Segment(Timecode(60 * place), None, None, "", text) for place, text in enumerate(texts)
    )
    return Episode("talk.md", "Warm houses", segments=segments)


@pytest.mark.parametrize(
    "text",
    [
        " " * LARGE,
        "\n" * LARGE,
        "a" * LARGE,
        "9" * LARGE,
        "." * LARGE,
        "a. " * (LARGE // 3),
        "heat " * (LARGE // 5),
        "heatpumps" * (LARGE // 9),
        "AGI " * (LARGE // 4),
        "自動運転" * (LARGE // 4),
        "การขับขี่อัตโนมัติ" * (LARGE // 18),
        "\u0301" * LARGE,
        "don't-" * (LARGE // 6),
    ],
    ids=lambda text: f"{text[:6]!a}",
)
def test_a_large_text_of_anything_costs_little_in_the_news_and_in_a_segment(
    text: str,
) -> None:
    item = NewsItem("n.md", text, text, text)
    assert len(link(talk(*TALK), [item])) == 3
    assert len(link(talk(text, *TALK), [item, NewsItem("m.md", "Heat pumps")])) == 4


def test_a_segment_of_many_sentences_costs_no_pass_for_each() -> None:
    pool = NewsCorpus(NewsItem(f"{n}.md", f"Heat pump {n}", "in old houses") for n in range(3_000))
    text = ". ".join(f"Word{n} heat" for n in range(6_000))
    assert len(link(talk(text, *TALK), pool)) == 4


def test_words_that_are_all_alike_cost_no_square_of_their_number() -> None:
    crowd = " ".join(f"intelligent{one}{two}" for one in "abcdefghijk" for two in "abcdefghijk")
    (row,) = link(talk(crowd), [NewsItem("n.md", "x", crowd.upper(), crowd)])
    assert len(row) == 1


def test_thousands_of_acronyms_cost_little() -> None:
    letters = "ABCDEFGHIJKLMNOPQ"
    known = " ".join(a + b + c for a in letters for b in letters for c in letters)
    items = [NewsItem("n.md", "Artificial general intelligence", "Big cats dream. " * 3_000)]
    assert len(link(talk(known, *TALK), items)) == 4
