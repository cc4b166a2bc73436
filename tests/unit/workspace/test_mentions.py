"""What typing leaves of the segments that speak of an article."""

from __future__ import annotations

from tui.model import Timecode
from tui.workspace.hits import Hit
from tui.workspace.mentions import Mentions

HITS = [
    Hit("bees.md", 3, Timecode(900), "Robots among flowers", "A RoboBee hovers.", heading="Bees"),
    Hit("bees.md", 6, Timecode(1800), "The waggle dance", "How a forager points.", heading="Bees"),
    Hit("labs.md", 0, Timecode(0), "Tiny robots", "Built in a laboratory.", heading="Labs"),
]


def left(typed: str) -> list[Hit]:
    return list(Mentions(HITS).find(typed, lambda: False).hits)


def test_words_leave_the_segments_that_have_them_in_their_order() -> None:
    assert [(hit.path, hit.place) for hit in left("rob")] == [("bees.md", 3), ("labs.md", 0)]


def test_what_was_typed_is_lit() -> None:
    (hit,) = left("waggle")
    assert [hit.gist[start:end] for start, end in hit.gist_spans] == ["waggle"]


def test_a_word_that_no_segment_has_is_corrected_and_said_so() -> None:
    answer = Mentions(HITS).find("wagle", lambda: False)
    assert [hit.place for hit in answer.hits] == [6]
    assert answer.note == "no 'wagle'; showing 'waggle'"


def test_a_minus_leaves_segments_out() -> None:
    assert [hit.place for hit in left("robots -laboratory")] == [3]
