"""Mailboxes: each letter an article, its problems at its lines."""

from __future__ import annotations

from tui.readers.format_reader import ParsedFile
from tui.readers.pages.mailbox import read

LETTER = "From a@b.example Wed May  1 08:30:00 2024\nFrom: Wire <w@a.example>\nSubject: {}\n"
TEXT = (
    f"{LETTER.format('Bees')}Date: Wed, 1 May 2024 08:30:00 +0000\n\nIn March.\n>From there on.\n\n"
    f"{LETTER.format('Mites')}Content-Type: multipart/mixed; boundary=x\n\n--x\n\nSugar.\n"
)


def test_letters_are_articles_and_one_that_is_cut_off_is_told() -> None:
    reading = read(ParsedFile.of_text(TEXT, "a.mbox"))
    assert [(item.title, item.body) for item in reading.news] == [
        ("Bees", "In March.\nFrom there on."),
        ("Mites", "Sugar."),
    ]
    (problem,) = reading.news[1].problems
    assert (problem.line, "cut off" in problem.message) == (14, True)
