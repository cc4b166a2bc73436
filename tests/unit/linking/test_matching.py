"""Where the words of an episode stand in the news."""

from __future__ import annotations

import pytest

from tui.analysis.stopwords import Common
from tui.linking.corpus import NewsCorpus
from tui.linking.matching import Found, find
from tui.linking.parameters import WEIGHTS
from tui.linking.segment_terms import sayings
from tui.model import Episode, NewsItem, Segment, Timecode

COMMON = Common(function=frozenset({"the", "of", "and"}))


def found(said: str, *items: NewsItem, known: tuple[str, ...] = ()) -> dict[str, Found]:
    episode = Episode("e.md", "Talk", segments=(Segment(Timecode(0), None, None, "", said),))
    return find(sayings(episode, known, COMMON, WEIGHTS), NewsCorpus(items), known, WEIGHTS)


def titles(where: Found) -> dict[int, float]:
    return dict(zip(where.titles.tolist(), where.title_sure.tolist(), strict=True))


def passages(where: Found) -> dict[int, float]:
    return dict(zip(where.passages.tolist(), where.passage_sure.tolist(), strict=True))


def test_a_word_is_found_in_each_of_its_forms_and_the_surest_counts() -> None:
    where = found("robots", NewsItem("a", "A robot", "Robots and a robot."), NewsItem("b", "Ants"))
    assert titles(where["robots"]) == {0: 0.95}
    assert passages(where["robots"]) == {0: 1.0}
    assert where["robots"].holders == 1


def test_a_word_that_stands_nowhere_is_not_found() -> None:
    assert found("robots", NewsItem("a", "Ants")) == {}


def test_a_phrase_is_found_where_its_words_follow_each_other() -> None:
    where = found("heat pumps", NewsItem("a", "x", "heat pumps"), NewsItem("b", "y", "pumps heat"))
    assert passages(where["heat pumps"]) == {0: 1.0}


def test_a_phrase_does_not_reach_from_one_field_into_the_next() -> None:
    where = found("heat pumps", NewsItem("a", "Much heat", "pumps are dear"))
    assert "heat pumps" not in where or not len(where["heat pumps"].passages)


def test_the_words_of_a_phrase_may_stand_apart_in_a_headline() -> None:
    where = found("heat pumps", NewsItem("a", "Pumps for the heat"))
    assert titles(where["heat pumps"]) == {0: WEIGHTS.apart}


@pytest.mark.parametrize(
    ("said", "told", "term"),
    [
        ("data sets", "datasets", "data sets"),
        ("data sets", "datasets", "sets"),
        ("datasets", "data sets", "datasets"),
        ("Wärmepumpen", "Wärmepumpenförderung", "warmepumpen"),
        ("Wärmepumpenförderung", "Förderung", "warmepumpenforderung"),
    ],
)
def test_words_written_as_one_and_compounds_are_found(said: str, told: str, term: str) -> None:
    assert found(said, NewsItem("a", told))[term].holders == 1


def test_an_acronym_is_found_where_its_words_stand() -> None:
    item = NewsItem("a", "x", "Artificial general intelligence")
    assert passages(found("AGI", item, known=("agi",))["agi"]) == {0: 1.0}
    broken = NewsItem("a", "Artificial general", "Intelligence")
    assert "agi" not in found("AGI", broken, known=("agi",))


def test_a_word_deep_in_a_body_is_found_in_the_two_passages_that_overlap_there() -> None:
    body = " ".join(["ant"] * 50 + ["kelp"] + ["ant"] * 100)
    assert list(passages(found("kelp", NewsItem("a", "x", body=body))["kelp"])) == [0, 1]
