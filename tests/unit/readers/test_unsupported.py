"""Formats that are known by name only: told by suffix, by bytes and by text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.readers.registry import read

if TYPE_CHECKING:
    from pathlib import Path

    from tui.readers.reading import Kind


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "picture is not read yet"),
        (b"ID3\4" + bytes(200), "audio file without chapters is not read yet"),
        (b"\xff\xfb\x90" + bytes(200), "audio file without chapters is not read yet"),
        (b"\0\0\0\x20ftypM4A " + bytes(200), "audio file without chapters is not read yet"),
        (b"PK\3\4" + bytes(200), "archive is not read yet"),
        (b"%PDF-1.7\nplain words follow", "PDF"),
    ],
)
@pytest.mark.parametrize("kind", [None, "episode", "news"])
def test_bytes_of_another_format_are_told_whatever_the_file_is_called(
    tmp_path: Path, data: bytes, words: str, kind: Kind | None
) -> None:
    file = tmp_path / "notes.txt"
    file.write_bytes(data)
    for path in (file, tmp_path):
        reading = read([path], kind)
        assert (reading.episodes, reading.news) == ((), ())
        assert words in reading.problems[0].message


def test_words_that_begin_like_a_frame_of_audio_are_text(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_bytes("\xff\xfb is how it begins\n\n0:00 One\n1:00 Two\n".encode("latin-1"))
    assert len(read([file]).episodes) == 1


def test_a_suffix_is_enough_for_what_holds_no_text(tmp_path: Path) -> None:
    file = tmp_path / "talk.mp3"
    file.write_bytes(b"\x07\0\x12\xff" * 90)
    assert "An audio file without chapters is not read yet" in read([file]).problems[0].message
    file.unlink()
    assert "no such file" in read([file]).problems[0].message


def test_text_under_a_name_of_sound_is_read(tmp_path: Path) -> None:
    file = tmp_path / "talk.m4a"
    file.write_text("0:00 Eröffnung\n1:00 Two\n")
    assert [s.title for s in read([file]).episodes[0].segments] == ["Eröffnung", "Two"]
