"""Front matter that cannot be used is told, and the rest is still read."""

from __future__ import annotations

import pytest

from tui.readers.format_reader import ParsedFile
from tui.readers.summary.reader import read_summary

BODY = "0:00 Hives\n5:00 Frames\n9:00 Wax\n"


def messages(matter: str, body: str = BODY) -> list[tuple[int | None, str]]:
    episode = read_summary(ParsedFile.of_text(f"---\n{matter}---\n{body}", "bees.md"))
    return [(problem.line, problem.message) for problem in episode.problems]


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("title: !!python/object/apply:os.system [ls]", "title is a list"),
        ("show: {a: b}", "show is a mapping"),
        ("number: [1]", "number is a list"),
        ("number: seven", "'seven' is no number"),
        ("duration: [1, 2]", "duration is a list"),
        ("published: {a: b}", "published is no date"),
        ("media: 'javascript:alert(1)'", "media is no http or https address"),
        ("media: next door", "media is no http or https address"),
        ("chapters: 5", "chapters lists no times"),
    ],
)
def test_a_value_that_cannot_be_used_is_told_with_its_line(line: str, part: str) -> None:
    ((at, message),) = messages(f"author: Ada\n{line}\nguest: Bo\n")
    assert at == 3
    assert message.startswith(part)
    assert "; " in message


@pytest.mark.parametrize(
    "line",
    [
        "episode: The long winter",
        "audio: /files/bees.mp3",
        "youtube: dQw4w9WgXcQ",
        "chapters: true",
        "chapters: []",
        "toc: true",
        "title:",
    ],
)
def test_a_value_that_means_something_else_is_no_problem(line: str) -> None:
    assert messages(f"author: Ada\n{line}\n") == []


@pytest.mark.parametrize("start", ["1e999", ".nan", "-5", "9" * 20])
def test_a_chapter_whose_start_is_no_time_is_told_and_the_others_are_kept(start: str) -> None:
    listed = f"chapters:\n- {{start: 10, title: One}}\n- {{start: {start}, title: Two}}\n"
    ((line, message),) = messages(listed, "")
    assert (line, message.split(" has ")[0]) == (2, "entry 2 of chapters")


def test_a_chapter_without_a_start_is_told() -> None:
    ((_, message),) = messages("chapters:\n- {start: 10, title: One}\n- {title: Two}\n", "")
    assert "title: Two" in message


def test_of_many_chapters_without_a_start_the_rest_is_counted() -> None:
    found = messages("chapters:\n" + "- {title: Two}\n" * 50)
    assert len(found) == 21
    assert found[-1][1].startswith("30 more entries of chapters")


def test_problems_are_ordered_by_line() -> None:
    found = messages("media: 'data:x'\nchapters: 5\nduration: long\ntitle: [a]\n", "9:00 a\n0:00 b")
    assert [line for line, _ in found] == [2, 3, 4, 5, 8]
