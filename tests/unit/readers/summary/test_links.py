"""Addresses behind words."""

from __future__ import annotations

import pytest

from tui.model import Reference
from tui.readers.format_reader import ParsedFile
from tui.readers.summary.links import references_in
from tui.readers.summary.reader import read_summary


@pytest.mark.parametrize(
    "written",
    [
        "[the study](https://a.example/study)",
        '[the study](https://a.example/study "A title")',
        "[the study](<https://a.example/study>)",
        "[the study]: https://a.example/study",
        '<a class="x" href="https://a.example/study">the study</a>',
    ],
)
def test_an_address_behind_words_is_known_with_its_line(written: str) -> None:
    found = references_in(f"One.\n\n{written}\n")
    assert found == (Reference(3, "the study", "https://a.example/study"),)


@pytest.mark.parametrize(
    "written", ["[x](javascript:alert(1))", "[x](file:///etc/passwd)", "[x]()"]
)
def test_other_schemes_are_no_references(written: str) -> None:
    assert references_in(written) == ()


def test_a_summary_keeps_the_addresses_that_its_text_no_longer_shows() -> None:
    text = "# Bees\n\n0:00 Intro\n\n5:00 Dance\nAs in [a study](https://a.example/study).\n"
    episode = read_summary(ParsedFile.of_text(text))
    assert episode.references == (Reference(6, "a study", "https://a.example/study"),)
    assert "a.example" not in episode.segments[1].text


def test_links_to_moments_of_the_page_itself_are_its_times() -> None:
    episode = read_summary(ParsedFile.of_text("* [Hives](#t=0)\n* [Snow](#t=330)\n"))
    assert [(one.title, float(one.start)) for one in episode.segments] == [
        ("Hives", 0),
        ("Snow", 330),
    ]


@pytest.mark.timeout(60)  # far more than it takes, far less than any square of it
@pytest.mark.parametrize("piece", ["[", "[a](", "[a](https://", "<a ", "<a href=", "https://"])
def test_a_megabyte_of_beginnings_takes_linear_time(piece: str) -> None:
    assert len(references_in(piece * (1_000_000 // len(piece)))) <= 2000
