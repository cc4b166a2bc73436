"""Where the words of an episode stand in the news."""

from __future__ import annotations

import pytest

from tui.analysis.stopwords import StopWords
from tui.linking.corpus import NewsCorpus
from tui.linking.matching import TermMatch, match_terms
from tui.linking.parameters import LINK_PARAMETERS
from tui.linking.segment_terms import episode_terms
from tui.model import Episode, NewsItem, Segment, Timecode

COMMON = StopWords(function=frozenset({"the", "of", "and"}))


def matches(text: str, *items: NewsItem, acronyms: tuple[str, ...] = ()) -> dict[str, TermMatch]:
    episode = Episode("e.md", "Talk", segments=(Segment(Timecode(0), None, None, "", text),))
    return match_terms(
        episode_terms(episode, acronyms, COMMON, LINK_PARAMETERS),
        NewsCorpus(items),
        acronyms,
        LINK_PARAMETERS,
    )


def titles(match: TermMatch) -> dict[int, float]:
    return dict(zip(match.titles.tolist(), match.title_confidence.tolist(), strict=True))


def passages(match: TermMatch) -> dict[int, float]:
    return dict(zip(match.passages.tolist(), match.passage_confidence.tolist(), strict=True))


def test_a_word_is_found_in_each_of_its_forms_and_the_surest_counts() -> None:
    match = matches(
        "robots", NewsItem("a", "A robot", "Robots and a robot."), NewsItem("b", "Ants")
    )
    assert titles(match["robots"]) == {0: 0.95}
    assert passages(match["robots"]) == {0: 1.0}
    assert match["robots"].frequency == 1


def test_a_word_that_stands_nomatch_is_not_found() -> None:
    assert matches("robots", NewsItem("a", "Ants")) == {}


def test_a_phrase_is_found_where_its_words_follow_each_other() -> None:
    match = matches(
        "heat pumps", NewsItem("a", "x", "heat pumps"), NewsItem("b", "y", "pumps heat")
    )
    assert passages(match["heat pumps"]) == {0: 1.0}


def test_a_phrase_does_not_reach_from_one_field_into_the_next() -> None:
    match = matches("heat pumps", NewsItem("a", "Much heat", "pumps are dear"))
    assert "heat pumps" not in match or not len(match["heat pumps"].passages)


def test_the_words_of_a_phrase_may_stand_apart_in_a_headline() -> None:
    match = matches("heat pumps", NewsItem("a", "Pumps for the heat"))
    assert titles(match["heat pumps"]) == {0: LINK_PARAMETERS.apart}


@pytest.mark.parametrize(
    ("text", "news", "term"),
    [
        ("data sets", "datasets", "data sets"),
        ("data sets", "datasets", "sets"),
        ("datasets", "data sets", "datasets"),
        ("Wärmepumpen", "Wärmepumpenförderung", "warmepumpen"),
        ("Wärmepumpenförderung", "Förderung", "warmepumpenforderung"),
    ],
)
def test_words_written_as_one_and_compounds_are_found(text: str, news: str, term: str) -> None:
    assert matches(text, NewsItem("a", news))[term].frequency == 1


def test_an_acronym_is_found_where_its_words_stand() -> None:
    item = NewsItem("a", "x", "Artificial general intelligence")
    assert passages(matches("AGI", item, acronyms=("agi",))["agi"]) == {0: 1.0}
    broken = NewsItem("a", "Artificial general", "Intelligence")
    assert "agi" not in matches("AGI", broken, acronyms=("agi",))


def test_a_word_deep_in_a_body_is_found_in_the_two_passages_that_overlap_there() -> None:
    body = " ".join(["ant"] * 50 + ["kelp"] + ["ant"] * 100)
    assert list(passages(matches("kelp", NewsItem("a", "x", body=body))["kelp"])) == [0, 1]
