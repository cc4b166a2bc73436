"""What is worth showing beside a segment."""

from __future__ import annotations

import pytest

from tui.linking.selection import MOST_STORIES, LinkCandidate, Story, shown_stories

SURE = 0.9


class Overlap:
    """Words that tie documents to segments, as told; those with a small letter are everyday."""

    def __init__(
        self, *shared: str, weighed: int = 9, weight: float = 1.0, said: float = 4.0
    ) -> None:
        self._shared = dict.fromkeys(shared, weight)
        self._weighed = weighed
        self._said = said

    def shared(self, _segment: int, _document: int) -> dict[str, float]:
        return self._shared

    def weighed(self, _segment: int) -> int:
        return self._weighed

    def said(self, _segment: int) -> float:
        return self._said

    def forms_of(self, term: str) -> list[str]:
        return ["heats"] if term == "heat" else []

    def is_general(self, term: str) -> bool:
        return term == "people"

    def is_rare(self, term: str) -> bool:
        return term[0].isupper()


def shown(overlap: Overlap, *scores: float, segments: int = 1) -> list[set[int]]:
    row = [Story(None, [LinkCandidate(n, n, score)]) for n, score in enumerate(scores)]
    return shown_stories([row] * segments, overlap, 0.5)  # type: ignore[arg-type]  # what of it is used


def test_what_reaches_the_threshold_is_shown() -> None:
    assert shown(Overlap("heat", "pumps"), 0.9, 0.5, 0.49) == [{0, 1}]


def test_so_many_stories_are_shown_and_no_more() -> None:
    assert shown(Overlap("heat", "pumps"), *[SURE] * 20) == [set(range(MOST_STORIES))]


@pytest.mark.parametrize(
    ("shared", "weighed", "expected"),
    [
        (("heat", "pumps"), 9, True),
        (("heat",), 9, False),
        (("Vestas",), 9, True),
        (("heat",), 2, True),
        (("people",), 2, False),
        (("people", "people "), 9, True),
        (("heat", "heats"), 9, False),
        (("4.5",), 2, False),
        (("4.5", "heat"), 9, True),
        ((), 9, False),
    ],
)
def test_a_single_everyday_word_ties_nothing_where_there_are_more(
    shared: tuple[str, ...],
    weighed: int,
    expected: bool,  # noqa: FBT001  a table
) -> None:
    assert bool(shown(Overlap(*shared, weighed=weighed), SURE)[0]) is expected


def test_the_same_few_words_tie_an_item_to_the_three_segments_that_it_suits_best() -> None:
    assert sum(map(len, shown(Overlap("Jonas", "Weber"), SURE, segments=7))) == 3
    assert sum(map(len, shown(Overlap("Jonas", "Weber", "mill"), SURE, segments=7))) == 7


def test_words_that_are_next_to_nothing_tie_nothing_however_many() -> None:
    words = ("Artificial", "Intelligence", "Language", "Models")
    assert shown(Overlap(*words, weight=0.11), SURE) == [set()]
    assert shown(Overlap(*words, weight=0.13), SURE) == [{0}]


def test_what_ties_a_segment_that_says_much_is_a_word_that_stands_out() -> None:
    words = ("richer", "carries", "factory", "operations")
    assert shown(Overlap(*words, weight=0.3, said=4.0), SURE) == [{0}]
    assert shown(Overlap(*words, weight=0.3, said=70.0), SURE) == [set()]
    assert shown(Overlap(*words, weight=0.45, said=700.0), SURE) == [{0}]
