"""Broken and hostile files: each is told with its line, and everything else of it is read."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tests.unit.readers.written import read_text

SRT = "1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n"
VTT = "WEBVTT\n\n00:01.000 --> 00:02.000\nOne.\n\n"
MAIL = (
    "From: a@a.example\nSubject: Bees\nMIME-Version: 1.0\n"
    "Content-Type: multipart/mixed; boundary=xx\n\n--xx\nContent-Type: text/plain\n\nIn March.\n"
)
BOMB = "".join(f'<!ENTITY e{n} "&e{n - 1};&e{n - 1};">' for n in range(1, 40))
RSS = "<rss><channel><title>W</title><item><title>Bees</title><link>https://a.example</link>"


class Bad(NamedTuple):
    """A file, the line and some words of what is told, and words that are read all the same."""

    name: str
    data: bytes | str
    line: int | None
    told: str | None  # None where nothing is lost
    read: str = ""


EVERY = {
    "times that are broken": Bad("a.srt", f"{SRT}2\n00:00:xx --> 1\nTwo.\n", 6, "no pair", "Two."),
    "an empty line inside": Bad(
        "a.vtt", f"{VTT}00:03.000 --> 00:04.000\nA\n\nB\n", 6, "empty", "B"
    ),
    "a quote never closed": Bad(
        "a.csv", 'title,url\n"B,https://a.example\n', 2, "never closed", "B"
    ),
    "an open quote in times": Bad("a.csv", 'start,text\n1,"B\n2,C\n', 2, "never closed", "C"),
    "a letter that is cut off": Bad("a.eml", MAIL, 6, "cut off", "In March."),
    "a letter without a head": Bad("a.eml", "\nIn March.\n", 1, "all text", "In March."),
    "JSON that is cut off": Bad(
        "a.json", '{"segments": [\n{"start": 0, "text": "One."},\n{"sta', 3, "no whole JSON", "One."
    ),
    "JSON too deep": Bad("a.json", "[" * 100_000, 1, "nested"),
    "XML that is cut off": Bad(
        "a.ttml", "<tt><body>\n<p begin='1s'>One.</p>\n<p beg", 3, "", "One."
    ),
    "a bomb of entities": Bad(
        "a.xml",
        f"<!DOCTYPE r [{BOMB}]>{RSS}<description>&e39; x</description></item></channel></rss>",
        None,
        "",
        "Bees",
    ),
    "an entity from outside": Bad(
        "a.xml",
        f'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>{RSS}<description>&x;</description>'
        "</item></channel></rss>",
        None,
        "",
        "Bees",
    ),
    "a feed that is cut off": Bad("a.rss", f"{RSS}</item>\n<item><title>Mi", None, "", "Bees"),
    "nested divisions": Bad(
        "a.html", f"<html><title>B</title>{'<div>' * 50_000}Deep.", None, None, "Deep."
    ),
    "an archive by another name": Bad("a.srt", b"PK\3\4\0\0\0", None, ""),
    "controls": Bad(
        "a.md", "# Bees\n\n0:00 A\x1b]52;c;eA==\x07 way\n1:30 B\n", 3, "control", "way"
    ),
    "YAML that is open": Bad(
        "a.md", '---\ntitle: "Bees\ntags: [a\n---\nIn March.\n', 2, "", "In March."
    ),
    "a bomb of aliases": Bad(
        "a.md",
        "---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\ntitle: Bees\n---\nMarch.",
        None,
        None,
        "March.",
    ),
    "another encoding": Bad(
        "a.md", "# Bees\n\n0:00 Café\n1:30 B\n".encode("cp1252"), None, "", "Café"
    ),
    "a table without times": Bad("a.tsv", "start\ttext\nx\tOne.\n", None, "no row"),
    "a file of nothing": Bad("a.vtt", "WEBVTT\n", None, "nothing to read"),
}


@pytest.mark.parametrize("kind", EVERY)
def test_what_is_broken_is_told_and_the_rest_is_read(kind: str) -> None:
    bad = EVERY[kind]
    reading = read_text(bad.name, bad.data)
    told = list(reading.all_problems())
    lines = [problem.line for problem in told if (bad.told or "") in problem.message]
    assert lines or bad.told is None, told
    assert bad.line is None or bad.line in lines
    texts = [*reading.episodes, *reading.news]
    assert bad.read in str(texts)
    assert not any("stumbled" in problem.message for problem in told)
    assert "root:" not in str(texts)
