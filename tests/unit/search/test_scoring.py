from __future__ import annotations

from collections.abc import Callable

import pytest

from tui.index.bm25f import WEIGHTS
from tui.index.reader import IndexReader
from tui.search.feedback import feedback_on
from tui.search.keyword_filter import filter_documents
from tui.search.query import parse_query
from tui.search.query_terms import QueryReader
from tui.search.restrict import having, with_words
from tui.search.scoring import Scorer

MakeIndex = Callable[..., IndexReader]

TALK = (
    "The guest talks about the origin of life and why eukaryotes are remarkable.",
    "The guest talks about the Transformer architecture and its residual connections.",
    "The guest talks about how the data engine perfects training sets, and about vision.",
    "The guest left the carmaker to work on projects of his own. He likes VS Code.",
    "The guest talks about Full Self Driving, which is inefficient, and about AGI.",
    "The guest talks about 10,000 hours of cost and imposter syndrome.",
    "The guest talks about movies; Good Will Hunting is one that he likes.",
)
SCRIPTS = (
    "深度学习的历史很有趣",
    "ภาษาไทยง่ายมาก",
    "Die Donaudampfschifffahrt war lang",
    "Нейросети и квантовые компьютеры",
    "تعلم الآلة في العالم",
    "שלום לכולם ותודה",
    "東京タワーに行きました",
    "nothing else is here",
)


def ranked(index: IndexReader, typed: str, limit: int = 10) -> list[int]:
    query = parse_query(typed)
    clues = QueryReader(index, WEIGHTS).read(query.plain)
    among = with_words(index, query, None)
    return [hit.number for hit in Scorer(index, WEIGHTS).rank(clues, limit, among)]


def kept(index: IndexReader, typed: str) -> list[int]:
    found = filter_documents(index, QueryReader(index, WEIGHTS), parse_query(typed), None)
    return index.first(found.numbers, 100)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("eukaryotes", 0),
        ("orgin lfe", 0),
        ("life origin", 0),
        ("transfomer", 1),
        ("residual conections", 1),
        ("data eng", 2),
        ("leaving", 3),
        ("vscode", 3),
        ("car maker", 3),
        ("fsd", 4),
        ("artificial general intelligence", 4),
        ("10000 hours", 5),
        ("impostor syndrom", 5),
        ("goodwill hunting", 6),
        ("goodwil", 6),
        ("трансформер", 1),
    ],
)
def test_the_segment_that_is_meant_comes_first(make: MakeIndex, typed: str, number: int) -> None:
    assert ranked(make(*TALK), typed)[0] == number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("学习", 0),
        ("深度学习", 0),
        ("ไทย", 1),
        ("dampfschiff", 2),
        ("нейро", 3),
        ("квантовый", 3),
        ("الآلة", 4),
        ("שלום", 5),
        ("shalom", 5),
        ("タワー", 6),
        ("kvantovye", 3),
    ],
)
def test_words_of_every_script_are_found(make: MakeIndex, typed: str, number: int) -> None:
    assert ranked(make(*SCRIPTS), typed)[:1] == [number]


@pytest.mark.parametrize("typed", ["学习", "ไทย", "нейро", "الآ", "לכולם", "東京"])
def test_a_filter_finds_every_script(make: MakeIndex, typed: str) -> None:
    assert len(kept(make(*SCRIPTS), typed)) == 1


def test_neighbours_in_order_come_first(make: MakeIndex) -> None:
    index = make("an engine for those who search", "a search engine", "search", "engine")
    assert ranked(index, "search engine")[0] == 1


def test_a_title_comes_before_a_mention(make: MakeIndex) -> None:
    index = make("fasting is a word here", "it is not named", "else", titles={1: "Fasting"})
    assert ranked(index, "fasting")[0] == 1


def test_a_shared_beginning_counts_less(make: MakeIndex) -> None:
    lead = "In this part the guest covers robots, aliens and AGI. "
    index = make(lead + "Then cells.", lead + "Then books.", lead + "Then code.", "An alien mind.")
    assert ranked(index, "aliens")[0] == 3


def test_scores_fall_from_at_most_one(make: MakeIndex) -> None:
    index = make(*TALK)
    hits = Scorer(index, WEIGHTS).rank(QueryReader(index, WEIGHTS).read("guest talks vision"), 10)
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ('"data engine"', [2]),
        ('"engine data"', []),
        ('"data eng"', [2]),
        ('"talks about" -movies -data -origin', [1, 4, 5]),
        ('likes -"vs code"', [6]),
        ("-guest", []),
    ],
)
def test_a_search_wants_phrases_and_leaves_out(
    make: MakeIndex, typed: str, numbers: list[int]
) -> None:
    assert sorted(ranked(make(*TALK), typed)) == numbers


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("guest trans", [1]),
        ("talks about", [0, 1, 2, 4, 5, 6]),
        ('"the data"', [2]),
        ("self-driving", [4]),
        ("-talks", [3]),
        ("about -the", []),
        ("", [0, 1, 2, 3, 4, 5, 6]),
        ("optimzxq", []),
    ],
)
def test_a_filter_wants_all_words(make: MakeIndex, typed: str, numbers: list[int]) -> None:
    assert kept(make(*TALK), typed) == numbers


def test_a_filter_takes_a_word_that_is_nowhere_for_another_and_tells(make: MakeIndex) -> None:
    index = make(*TALK)
    found = filter_documents(index, QueryReader(index, WEIGHTS), parse_query("tranfsormer"), None)
    assert index.first(found.numbers, 10) == [1]
    assert found.note == "no 'tranfsormer'; showing 'transformer'"


def test_a_filter_is_exact_where_the_word_is_anywhere(make: MakeIndex) -> None:
    assert kept(make("form of life", "from here", "a farm"), "form") == [0]


def test_a_quoted_word_is_not_taken_for_another(make: MakeIndex) -> None:
    index = make(*TALK)
    found = filter_documents(index, QueryReader(index, WEIGHTS), parse_query('"tranfsormer"'), None)
    assert index.first(found.numbers, 10) == []
    assert found.note == "no 'tranfsormer'"


def test_a_search_tells_what_a_word_was_taken_for(make: MakeIndex) -> None:
    index = make("the robot Optimus walks", "optical fibre", "else")
    clues = QueryReader(index, WEIGHTS).read("optimsu")
    best = Scorer(index, WEIGHTS).rank(clues, 1)[0].number
    assert (
        feedback_on(index, parse_query("optimsu"), clues, [best])
        == "no 'optimsu'; showing 'optimus'"
    )


def test_a_word_that_is_there_is_not_told_of(make: MakeIndex) -> None:
    index = make(*TALK)
    query = parse_query("transf vscode")
    assert feedback_on(index, query, QueryReader(index, WEIGHTS).read(query.plain), [1]) == ""


def test_titles_are_asked_for_apart(make: MakeIndex) -> None:
    index = make("the robot", "a talk", "robot again", titles={1: "Robots at home", 2: "Home"})
    assert index.first(having(index, ("robot",), titled=True), 9) == [1]
    assert index.first(having(index, ("robots", "at"), titled=True), 9) == [1]
    assert index.first(having(index, ("robot",)), 9) == [0, 1, 2]


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "?!",
        '"',
        '""',
        "-",
        '-"',
        "\x00\x1b[31m",
        "😀",
        "\u202e",
        "zzzzzz",
        '"zz yy"',
        "-the",
    ],
)
def test_odd_queries_get_an_answer(make: MakeIndex, typed: str) -> None:
    index = make(*TALK)
    assert ranked(index, typed) == []
    kept(index, typed)


@pytest.mark.parametrize(
    "stuff", ["tesla ", "qwrtz ", "the ", "深", "😀", "ש ", '"', "-a ", "a", "title:", 'x" ', "1."]
)
def test_a_query_of_ten_thousand_characters_gets_an_answer(make: MakeIndex, stuff: str) -> None:
    index = make(*TALK)
    ranked(index, stuff * (10_000 // len(stuff)))
    kept(index, stuff * (10_000 // len(stuff)))


@pytest.mark.parametrize("typed", ["e", "v", "tr", "th"])
def test_one_or_two_letters_find_words_that_begin_so(make: MakeIndex, typed: str) -> None:
    index = make(*TALK)
    found = ranked(index, typed)
    assert found
    assert all(any(w.startswith(typed) for w in TALK[n].lower().split()) for n in found)


@pytest.mark.parametrize("typed", ["of", "o", '"of a"'])
def test_a_title_with_a_frequent_word_is_first_and_does_not_hide_the_texts(
    make: MakeIndex, typed: str
) -> None:
    texts = [f"The year of a town called {name}" for name in "abcdefgh"]
    titles = dict(enumerate(f"Chapter {name}" for name in "bcdefgh"))
    assert ranked(make(*texts, titles=titles | {7: "Talk of a town"}), typed)[0] == 7
    assert len(ranked(make(*texts, titles=titles | {7: "Talk of a town"}), typed)) == len(texts)


def test_only_words_of_little_weight_find_something(make: MakeIndex) -> None:
    assert ranked(make(*TALK), "the of and")


def test_an_index_of_nothing_finds_nothing(make: MakeIndex) -> None:
    index = make()
    assert ranked(index, "tesla") == []
    assert kept(index, "tesla") == []


def test_only_segments_that_may_be_chosen_are_ranked(make: MakeIndex) -> None:
    index = make(*TALK)
    among = index.documents([(1, 3), (5, 6)])
    hits = Scorer(index, WEIGHTS).rank(QueryReader(index, WEIGHTS).read("guest"), 10, among)
    assert {hit.number for hit in hits} == {1, 2, 5}
