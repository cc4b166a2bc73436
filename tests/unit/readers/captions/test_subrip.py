"""SubRip in all the ways that it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.readers.registry import FORMATS, Registry

if TYPE_CHECKING:
    from pathlib import Path


def rows(text: str, tmp_path: Path, name: str = "talk.srt") -> list[tuple[float, str]]:
    path = tmp_path / name
    path.write_bytes(text.encode())
    episodes = Registry(FORMATS, 0.0).read([path]).episodes
    return [(float(segment.start), segment.text) for e in episodes for segment in e.segments]


@pytest.mark.parametrize(
    ("times", "start"),
    [
        ("00:00:01,500 --> 00:00:02,000", 1.5),
        ("00:00:01.5 --> 00:00:02.0", 1.5),
        ("00:00:01 --> 00:00:02", 1.0),
        ("0:0:1,46 --> 0:0:2,5", 1.46),
        ("01,500 --> 02,000", None),
        ("00:01,500 --> 00:02,000", 1.5),
        ("00:00:90,740 --> 00:00:91,600", 90.74),
        ("00:00:01,500 --> 00:00:02,000 X1:10 X2:20", 1.5),
        ("00:00:01,500-->00:00:02,000", 1.5),
        ("x --> y", None),
    ],
)
def test_times(times: str, start: float | None, tmp_path: Path) -> None:
    found = rows(f"1\n{times}\nHi\n", tmp_path)
    assert found == ([] if start is None else [(start, "Hi")])


def test_numbers_are_no_words_unless_they_are(tmp_path: Path) -> None:
    text = (
        "\ufeff\r\n0\r\n00:00:01,000 --> 00:00:02,000\r\nOne\r\n\r\n"
        "00:00:02,000 --> 00:00:03,000\r\n{\\an8}<i>Two</i>\r\n\r\n\r\nmore\r\n\r\n"
        "3\r\n00:00:04,000 --> 00:00:05,000\r\n\r\n500\r\n\r\n"
        "4\r\n00:00:06,000 --> 00:00:07,000\r\n\r\n"
        "5\r\n00:00:08,000 --> 00:00:09,000\r\nLast\r\n"
    )
    assert rows(text, tmp_path) == [(1.0, "One"), (2.0, "Two\nmore"), (4.0, "500"), (8.0, "Last")]


def test_numbers_right_below_words(tmp_path: Path) -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\nOne\n2\n00:00:03,000 --> 00:00:04,000\nI bet\n90\n"
    assert rows(text, tmp_path) == [(1.0, "One"), (3.0, "I bet\n90")]


def test_a_broken_line_of_times_is_told_and_its_words_are_kept(tmp_path: Path) -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n00:00:0x,000 --> 00:00:05,000\nTwo\n"
    assert rows(text, tmp_path) == [(1.0, "One\nTwo")]
    (episode,) = Registry(FORMATS).read([tmp_path / "talk.srt"]).episodes
    assert [problem.line for problem in episode.problems] == [6]


def test_in_a_text_file(tmp_path: Path) -> None:
    text = "33\n00:02:24.720 --> 00:02:32.850\nAnn Lee: okay\n"
    assert rows(text, tmp_path, "talk.txt") == [(144.72, "Ann Lee: okay")]


def test_an_archive_by_that_name_is_told(tmp_path: Path) -> None:
    path = tmp_path / "talk.srt"
    path.write_bytes(b"PK\3\4" + bytes(500))
    reading = Registry(FORMATS).read([path])
    assert reading.episodes == ()
    assert "binary" in reading.problems[0].message
