"""Bytes to text: encodings, line ends, and files that are no text."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING

import pytest

from tui.readers.source import LINE_CAP, LINES_CAP, SIZE_CAP, Source, decode, read_raw
from tui.sanitize import is_clean

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "0:00 Café “naïve”\n1:00 Ende\n"


def written(folder: Path, data: bytes, name: str = "notes.txt") -> Source:
    file = folder / name
    file.write_bytes(data)
    return decode(read_raw(str(file)))


def said(source: Source) -> str:
    return "\n".join(problem.message for problem in source.problems)


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"], ids=lambda codec: codec
)
def test_text_reads_the_same_in_every_unicode_encoding(tmp_path: Path, codec: str) -> None:
    source = written(tmp_path, WORDS.encode(codec))
    assert source.text == WORDS
    assert source.problems == ()


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_by_its_mark_in_both_byte_orders(tmp_path: Path, codec: str) -> None:
    assert written(tmp_path, ("\ufeff" + WORDS).encode(codec)).text == WORDS


def test_windows_1252_is_read_and_told_with_its_first_line(tmp_path: Path) -> None:
    source = written(tmp_path, WORDS.replace("“", "x").encode("cp1252") + b"\x93\x80\n")
    assert source.text == WORDS.replace("“", "x") + "“€\n"
    (problem,) = source.problems
    assert problem.line == 1
    assert "Latin-1" in problem.message
    assert "save the file as UTF-8" in problem.message


def test_letters_that_were_encoded_twice_are_told(tmp_path: Path) -> None:
    source = written(tmp_path, "Tea\nCafÃ© naÃ¯ve\n".encode())
    assert source.text == "Tea\nCafÃ© naÃ¯ve\n"
    assert [(problem.line, "'Ã©'" in problem.message) for problem in source.problems] == [(2, True)]
    assert not written(tmp_path, "NÃO, «IRMû, a â“quoted” Ñ.\n".encode()).problems


def test_a_control_character_in_a_twice_encoded_letter_is_not_told(tmp_path: Path) -> None:
    problems = written(tmp_path, "Ð\x80 Ð\x80\n".encode()).problems
    assert any("encoded twice" in problem.message for problem in problems)
    assert all(is_clean(problem.message) for problem in problems)


def test_bytes_that_windows_1252_leaves_open_are_still_read(tmp_path: Path) -> None:
    assert written(tmp_path, b"a\nb\x81c\n").text == "a\nb\x81c\n"


def test_one_stray_byte_does_not_spoil_the_accents_of_the_rest(tmp_path: Path) -> None:
    source = written(tmp_path, "é“\n".encode() + b"caf\xe9\n")
    assert source.text == "é“\ncafé\n"
    assert source.problems[0].line == 2


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_every_line_end_becomes_a_line_feed(tmp_path: Path, end: str) -> None:
    assert written(tmp_path, WORDS.replace("\n", end).encode()).text == WORDS


def test_other_characters_that_end_lines_in_unicode_are_left_alone() -> None:
    text = "a\x0bb\x0cc\x1cd\x85e\u2028f\n"
    assert Source.of_text(text).text == text


def test_a_line_is_counted_with_its_own_kind_of_line_end(tmp_path: Path) -> None:
    assert written(tmp_path, b"a\rb\rc\xe9\r").problems[0].line == 3


def test_a_few_nul_characters_are_replaced_and_told(tmp_path: Path) -> None:
    source = written(tmp_path, b"0:00 one\n0:10 t\0wo\0\n")
    assert source.text == "0:00 one\n0:10 t\N{REPLACEMENT CHARACTER}wo\N{REPLACEMENT CHARACTER}\n"
    (problem,) = source.problems
    assert problem.line == 2
    assert "NUL" in problem.message


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (bytes(range(256)) * 20, "not text"),
        (b"\0" * 4000, "not text"),
        ("hello there\n".encode("utf-16-le"), "UTF-16 without its mark"),
    ],
)
def test_what_is_no_text_gives_no_text_and_says_why(
    tmp_path: Path, data: bytes, words: str
) -> None:
    source = written(tmp_path, data)
    assert source.text == ""
    assert words in said(source)


def test_a_file_without_bytes_is_told_to_be_empty(tmp_path: Path) -> None:
    source = written(tmp_path, b"")
    assert source.text == ""
    assert "the file is empty" in said(source)


def test_a_file_of_white_space_is_told_to_hold_nothing(tmp_path: Path) -> None:
    assert "nothing but white space" in said(written(tmp_path, b" \n\t\n"))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    source = decode(read_raw(str(tmp_path / "gone.md")))
    assert source.text == ""
    assert "no such file or folder" in said(source)
    assert source.problems[0].path == str(tmp_path / "gone.md")


def test_a_name_that_no_file_can_have_is_told() -> None:
    assert "no file can have this name" in said(decode(read_raw("a\0b")))


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "this is a folder" in said(decode(read_raw(str(tmp_path))))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_named_pipe_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "named pipe" in said(decode(read_raw(str(tmp_path / "pipe.txt"))))


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no socket files")
def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the whole path may be too long for a socket
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.txt")
        assert "this is a socket" in said(decode(read_raw("s.txt")))


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="this system has no /dev")  # noqa: PTH110
def test_a_device_is_refused() -> None:
    assert "this is a device" in said(decode(read_raw("/dev/zero")))


def test_a_link_in_a_circle_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")
    assert "circle" in said(decode(read_raw(str(tmp_path / "a.txt"))))


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)
def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x")
    (tmp_path / "secret.txt").chmod(0)
    assert "no permission" in said(decode(read_raw(str(tmp_path / "secret.txt"))))


def test_a_large_file_is_read_up_to_the_last_line_end_before_the_cap(tmp_path: Path) -> None:
    line = b"0" * 1023 + b"\n"
    source = written(tmp_path, line * (SIZE_CAP // 1024) + b"0123456")
    assert source.text == line.decode() * (SIZE_CAP // 1024)
    assert "split it" in said(source)


def test_the_cap_never_cuts_a_character_in_two(tmp_path: Path) -> None:
    source = written(tmp_path, b"x" + "é".encode() * (SIZE_CAP // 2 + 10))
    assert set(source.text) == {"x", "é"}
    assert "UTF-8" not in said(source)


def test_one_endless_line_is_cut_and_told(tmp_path: Path) -> None:
    source = written(tmp_path, b"0:00 start\n" + b"x" * (LINE_CAP * 2) + b"\n9:00 end\n")
    assert [len(line) for line in source.text.split("\n")] == [10, LINE_CAP, 8, 0]
    (problem,) = source.problems
    assert problem.line == 2
    assert "break it into paragraphs" in problem.message


def test_each_line_over_the_cap_is_told_with_its_number() -> None:
    long = "y" * (LINE_CAP + 1)
    source = Source.of_text(f"a\n{long}\nb\n{long}\n")
    assert [problem.line for problem in source.problems] == [2, 4]
    assert source.text == f"a\n{long[:-1]}\nb\n{long[:-1]}\n"


def test_lines_beyond_their_cap_are_left_out_and_told() -> None:
    source = Source.of_text("a\n" * LINES_CAP + "b\n")
    assert source.text == "a\n" * LINES_CAP
    (problem,) = source.problems
    assert problem.line == LINES_CAP + 1
    assert "split it" in problem.message


def test_empty_lines_beyond_the_cap_are_nothing_to_tell() -> None:
    assert Source.of_text("a\n" * LINES_CAP + "\n \n").problems == ()


def test_a_line_of_just_the_cap_is_left_whole() -> None:
    text = "z" * LINE_CAP + "\n" + "z" * LINE_CAP
    assert Source.of_text(text).text == text


def test_a_huge_line_after_a_short_one_is_read_to_the_cap(tmp_path: Path) -> None:
    source = written(tmp_path, b"0:00 A\n" + b"x " * SIZE_CAP)
    assert source.text.startswith("0:00 A\nx x ")
    assert len(source.text) > LINE_CAP
    assert "of which the first 16 are read" in source.problems[0].message
