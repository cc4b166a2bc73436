"""Which news may tell the same, by the rare words that it shares."""

from __future__ import annotations

from tui.linking.candidates import neighbours
from tui.linking.corpus import NewsCorpus
from tui.model import NewsItem

LEAK = NewsItem("leak.md", "Leak at Nordbank angers customers", "Researchers in Oslo found it.")
AGAIN = NewsItem("again.md", "Nordbank customers angry about the leak", "Many want to leave.")
TRAMS = NewsItem("trams.md", "Trams return to Oslo", "The first line opens in spring.")


def test_what_shares_rare_words_is_near_and_what_shares_one_is_not() -> None:
    assert neighbours(NewsCorpus([LEAK, TRAMS, AGAIN]), [0]) == {0, 2}


def test_nothing_is_near_to_nothing() -> None:
    assert neighbours(NewsCorpus([LEAK, AGAIN]), []) == set()
    assert neighbours(NewsCorpus([]), []) == set()


def test_a_telling_without_words_is_near_to_itself_alone() -> None:
    assert neighbours(NewsCorpus([NewsItem("none.md", None), LEAK]), [0]) == {0}


def test_words_that_very_many_have_lead_nowhere() -> None:
    pool = [NewsItem(f"{n}.md", f"Leak at Nordbank number {n}") for n in range(300)]
    assert neighbours(NewsCorpus(pool), [0]) == {0}
