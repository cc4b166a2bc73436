from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import count
from weakref import WeakSet

import pytest

from tui.index.builder import segment_of
from tui.index.documents import Document
from tui.index.postings import Impact, TermImpacts
from tui.index.reader import IndexReader
from tui.search.engine import Engine, Stopped
from tui.search.query import parse_query
from tui.search.restrict import Check, Entry, MetadataFilter, Range

TEXTS = ("the robot walks", "a robot at sea", "the sea", "robots at the sea", "the robot")


class Known:
    """Metadata of two episodes and two news items."""

    def entries(self) -> Iterable[Entry]:
        return (
            Entry(0, 2, title="Ants", show="Café Talk", published="2023-02-01"),
            Entry(2, 3, title="Bees", show="Field Talk", published="2024-08-01"),
            Entry(3, 4, is_news=True, published="2024-09-01"),
            Entry(4, 5, is_news=True),
        )

    def with_news(self, check: Check) -> Iterable[Range]:
        if check:
            check()
        return [(1, 3)]

    def with_notes(self) -> Iterable[Range]:
        return [(0, 2)]

    def in_state(self, state: str) -> Iterable[Range]:
        return [(2, 4)] if state == "new" else []


def index_of(texts: Sequence[str] = TEXTS) -> IndexReader:
    return IndexReader([segment_of([Document("", text, titled=False, group=-1) for text in texts])])


@pytest.mark.parametrize(
    ("typed", "news", "numbers"),
    [
        ("", True, [3, 4]),
        ("", False, [0, 1, 2]),
        ("show:cafe", None, [0, 1]),
        ("-show:cafe", None, [2, 3, 4]),
        ("show:talks", None, []),
        ('show:"field talk"', None, [2]),
        ("after:2024-08-01", None, [2, 3]),
        ("before:2024-08-01", None, [0, 1]),
        ("after:2024 before:2024-09-01", None, [2]),
        ("after:2024", True, [3]),
        ("title:ants", None, [0, 1]),
        ("-title:ants", None, [2, 3, 4]),
        ("has:news", None, [1, 2]),
        ("-has:news", None, [0, 3, 4]),
        ("has:note", None, [0, 1]),
        ("has:note has:news", None, [1]),
        ("has:news show:field", None, [2]),
    ],
)
def test_what_is_known_beside_the_text_restricts(
    typed: str,
    news: bool | None,  # noqa: FBT001  a case
    numbers: list[int],
) -> None:
    index = index_of()
    among = MetadataFilter(index, Known()).documents(parse_query(typed), news=news)
    assert among is not None
    assert index.first(among, None) == numbers


def test_a_query_that_restricts_by_nothing_leaves_all() -> None:
    assert MetadataFilter(index_of(), Known()).documents(parse_query("robot")) is None


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("robot has:news", [1]),
        ("robot -has:news after:2024", [3]),
        ('"the robot"', [0, 4]),
        ('"the robot" has:note', [0]),
        ("robot -walks show:cafe", [1]),
        ("show:cafe", [0, 1]),
        ("xqzwk has:news", []),
    ],
)
def test_words_and_what_is_known_beside_them_restrict_together(
    typed: str, numbers: list[int]
) -> None:
    engine = Engine(index_of(), Known())
    assert sorted(hit.number for hit in engine.search(typed, 9).hits) == numbers
    assert [hit.number for hit in engine.filter(typed).hits] == numbers


def test_hits_are_plain_numbers_and_no_more_than_asked_for() -> None:
    hits = Engine(index_of(), Known()).search("robot", 2).hits
    assert len(hits) == 2
    assert all(type(number) is int and type(score) is float for number, score in hits)


def test_a_phrase_of_frequent_words_is_given_up_when_told_so() -> None:
    documents = [Document("", text, titled=False, group=-1) for text in TEXTS]
    segments = [segment_of(documents)]

    def search(stop: Callable[[], bool]) -> list[int]:
        index = IndexReader(segments, most_read=0, terms_at_once=1)
        return [hit.number for hit in Engine(index, Known()).search('"the robot"', 9, stop).hits]

    asked = count()
    assert sorted(search(lambda: next(asked) < 0)) == [0, 4]
    looks = next(asked)
    assert looks > len(TEXTS)
    for moment in range(looks - 1):
        stop = partial(next, iter([False] * moment), True)  # noqa: FBT003  what next gives then
        with pytest.raises(Stopped):
            search(stop)


def test_more_like_a_text_is_what_says_most_of_its_rare_terms() -> None:
    texts = (*TEXTS, "Orkney sheep", "sheep of the hills", "the wool of Orkney sheep")
    engine = Engine(index_of(texts), Known())
    hits = engine.more_like_this("Wool from Orkney: the sheep, the robot", 3)
    assert max(hits, key=lambda hit: hit.score).number == 7
    assert {hit.number for hit in hits} >= {5, 7}
    assert all(0 < hit.score <= 1 for hit in hits)


def test_more_like_a_text_is_among_news_alone_where_that_is_asked() -> None:
    hits = Engine(index_of(), Known()).more_like_this("a robot", 9, news=True)
    assert {hit.number for hit in hits} == {4}


def test_nothing_is_like_a_text_of_function_words() -> None:
    assert Engine(index_of(), Known()).more_like_this("and the of", 9) == []


def test_documents_that_are_gone_and_had_the_only_titles_divide_by_nothing() -> None:
    texts = ("", "0", "", "0")
    documents = [Document(t, t, titled=bool(n % 2), group=n) for n, t in enumerate(texts)]
    index = IndexReader([segment_of(documents)], dead=[0, 1, 2])
    assert [hit.number for hit in Engine(index, Known()).search("0", 9).hits] == [3]


NAMES = (
    "What GPT-4 can read",
    "Llama-3 at home",
    "An F-16 over the sea",
    "H.264 or AV1",
    "Web 2.0 looked back",
    "A 401(k) and a million: $1,000,000",
    "The S&P 500 and AT&T",
    "U.S. elections",
    "🐝 Nine hives on a roof",
    "國家與臺灣",
    "Covid-19 in the schools",
)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("gpt4", 0),
        ("llama3", 1),
        ("f16", 2),
        ("h264", 3),
        ("web2", 4),
        ("401k", 5),
        ("1000000", 5),
        ("1,000,000", 5),
        ("sp500", 6),
        ("att", 6),
        ("at&t", 6),
        ("US", 7),
        ("U.S.", 7),
        ("🐝", 8),
        ("国家", 9),
        ("covid19", 10),
    ],
)
def test_a_name_is_found_however_its_signs_are_typed(typed: str, number: int) -> None:
    results = Engine(index_of(NAMES), Known()).search(typed, 3)
    assert number in [hit for hit, _ in results.hits]


def test_of_very_many_questions_to_a_small_index_few_are_remembered() -> None:
    index = index_of()
    alive: WeakSet[TermImpacts] = WeakSet()
    for _ in range(3_000):
        impacts = TermImpacts([Impact(1.0, index.term("robot"))])
        alive.add(impacts)
        index.candidates([impacts], 10, None)
    del impacts
    gc.collect()
    assert len(alive) <= 1_000
