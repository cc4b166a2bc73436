"""The model as JSON and back."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tui.library.discovery import gather
from tui.model import (
    Attachment,
    Episode,
    Link,
    Markup,
    NewsItem,
    Problem,
    Reference,
    Segment,
    TextPosition,
    Timecode,
    Verdict,
)
from tui.model_json import (
    NotDecodedError,
    decoded_links,
    decoded_reading,
    encoded,
    encoded_links,
)
from tui.paths import sample_library
from tui.readers.reading import Reading

HOUR = datetime(2024, 5, 6, 7, 8, tzinfo=UTC)
PROBLEM = Problem("a\n.md", 3, "Ünreadable")
SEGMENT = Segment(
    *(Timecode(0.25), None, None, "גיסט", "words\n\n日本", 7, ((0, 1.5), (4, 2.0)), 2, 1),
    markup=(Markup(0, 4, "link", "https://a.example"), Markup(1, 2, "strong")),
)
EPISODE = Episode(
    *("a.md", "A", "Show", 3, HOUR, 12.5, "https://m.example", ("above",)),
    segments=(SEGMENT, Segment(TextPosition(1), Timecode(3), "T", "T", "")),
    extra=(("k", "v"),),
    references=(Reference(1, "w", "https://r.example"),),
    attachments=(Attachment("transcript", "https://t.example", "text/vtt"),),
    problems=(PROBLEM,),
    part="0a1b2c3d",
)
INNER = NewsItem("n.md", None, body="x", published=date(2024, 5, 6), problems=(PROBLEM,))
ITEM = NewsItem("n.md", "T", published=HOUR, topics=("a", "b"), related=(INNER, INNER))
READING = Reading((EPISODE,), (ITEM, NewsItem("o.md", "O")), (PROBLEM,))
LINK = Link(
    *(1, INNER, 0.1 + 0.2),
    shown=True,
    reasons=("why",),
    words=("w",),
    ties=((0, 2),),
    story=4,
    verdict=Verdict.NAMED,
)


def test_nothing_of_what_was_read_is_lost() -> None:
    for reading in (READING, gather([sample_library()]), Reading()):
        back = decoded_reading(encoded(reading))
        assert back == reading
        assert repr(back) == repr(reading)  # a timecode is a number too, and shows itself otherwise


def test_links_lead_to_the_very_items_that_they_are_decoded_for() -> None:
    data = encoded_links([[LINK], []], [(ITEM, "names it")], READING.news)
    assert data is not None
    rows, citations = decoded_links(data, READING.news)
    assert repr(rows) == repr([[LINK], []])
    assert rows[0][0].item is INNER
    assert citations == [(ITEM, "names it")]
    assert citations[0][0] is ITEM


def test_links_to_what_is_none_of_the_news_are_not_encoded() -> None:
    assert encoded_links([[LINK]], [], [NewsItem("o.md", "O")]) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"\xff",
        b'{"rows": 3, "episodes": 3}',
        b'{"rows": [], "citations": [[99, "x"]], "episodes": [{"path": "a"}]}',
        b'{"rows": [[{}]], "news": [{"path": "a", "title": null, "published": "no day"}]}',
        b"[" * 100_000,
    ],
)
def test_what_is_no_such_json_is_told(data: bytes) -> None:
    with pytest.raises(NotDecodedError):
        decoded_reading(data)
    with pytest.raises(NotDecodedError):
        decoded_links(data, READING.news)
