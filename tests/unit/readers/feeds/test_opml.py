"""Lists of feeds."""

from __future__ import annotations

from tests.unit.readers.written import read_text, said

LIST = (
    '<opml version="2.0"><body><outline text="Bees"><outline text="Field Notes"'
    ' xmlUrl="https://a.example/f"/><outline title="News" xmlUrl="https://a.example/n"/>'
    "</outline></body></opml>"
)


def test_a_list_of_feeds_is_told_as_one() -> None:
    for name in ("a.opml", "a.xml", "a.txt"):
        reading = read_text(name, LIST)
        assert (reading.episodes, reading.news) == ((), ())
        assert "a list of 2 feeds (Field Notes, News)" in said(reading)


def test_a_broken_list_names_what_it_can() -> None:
    assert "1 feed (Field Notes)" in said(read_text("a.opml", LIST.partition("<outline title")[0]))
