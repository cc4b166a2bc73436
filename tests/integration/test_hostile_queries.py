from __future__ import annotations

from collections.abc import Sequence

import pytest

from tui.model import Episode, Segment, Timecode
from tui.search.keyword_filter import FilterHit
from tui.search.query import parse_query
from tui.timecode import parse_time
from tui.workspace.open_documents import OpenDocuments

LARGE = 300_000
STUFF = [" ", "\n", "1", ":", "[", "'", '"', "-", "a'", "'s", "1.", "v1.", "a ", "é"]


def filtered(segments: Sequence[Segment], typed: str) -> tuple[FilterHit, ...]:
    episode = Episode(path="talk.md", title="Talk", segments=tuple(segments))
    return tuple(OpenDocuments([episode]).filter(typed).hits.values())


def much(stuff: str, size: int = LARGE) -> str:
    return stuff * (size // len(stuff))


@pytest.mark.timeout(20)
@pytest.mark.parametrize("stuff", STUFF)
def test_a_large_text_of_anything_is_searched_in_linear_time(stuff: str) -> None:
    text = f"{much(stuff, LARGE if len(stuff) == 1 else LARGE // 4)} lighthouse"
    segment = Segment(Timecode(0), None, None, "gist", text)
    talk = Episode(path="talk.md", title="Talk", segments=(segment,))
    end = ((len(text) - len("lighthouse"), len(text)),)
    assert OpenDocuments([talk]).search("lighthuose", 9, lambda: False).hits[0].text_spans == end
    assert filtered([segment], "lighthouse")[0].text_spans == end
    assert not filtered([segment], '"light house"')


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "stuff", [*STUFF, "tesla ", "qwrtz ", "深", "😀", "\u202e", "\x1b[31m", "ש "]
)
def test_a_long_query_gets_an_answer(stuff: str) -> None:
    texts = ("the lighthouse of tesla", "a second text")
    segments = tuple(Segment(Timecode(60 * n), None, None, "", t) for n, t in enumerate(texts))
    talk = OpenDocuments([Episode(path="talk.md", title="Talk", segments=segments)])
    assert len(talk.search(much(stuff, 10_000), 9, lambda: False).hits) <= 2
    assert talk.search("tesla " + much(stuff, 10_000), 9, lambda: False).hits[0].place == 0
    filtered(segments, much(stuff, 10_000))
    parse_query(much(stuff))


@pytest.mark.timeout(20)
@pytest.mark.parametrize("stuff", STUFF)
def test_a_long_time_is_no_time(stuff: str) -> None:
    assert parse_time(much(stuff), now=0, duration=None) is None
