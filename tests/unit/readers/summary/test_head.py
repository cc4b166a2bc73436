"""Show and number out of titles, without guessing wildly."""

from __future__ import annotations

import pytest

from tui.readers.summary.head import parse_title


@pytest.mark.parametrize(
    ("written", "title", "show", "number"),
    [
        ("Summary of A Talk | Deep Show #333", "A Talk", "Deep Show", 333),
        ("summary: A Talk", "A Talk", None, None),
        ("Transcript for A Talk | Deep Podcast #4", "A Talk", "Deep Podcast", 4),
        ("#434 – A Talk | Deep Podcast", "A Talk", "Deep Podcast", 434),
        ("434 – A Talk", "A Talk", None, 434),
        ("A Talk (Deep Show #768)", "A Talk", "Deep Show", 768),
        ("A Talk - B. Guest | Deep Show #9", "A Talk - B. Guest", "Deep Show", 9),
        ("A Talk – Deep Show Ep. 9", "A Talk", "Deep Show", 9),
        ("Deep Talk #163: A Start", "A Start", "Deep Talk", 163),
        ("Episode 42: A Talk", "A Talk", None, 42),
        ("Ep. 11 A Talk", "A Talk", None, 11),
        ("ep84 A Talk", "A Talk", None, 84),
        ("Épisode 12 : Un début", "Un début", None, 12),
        ("Folge 12 - Ein Anfang", "Ein Anfang", None, 12),
        ("A Talk | E2246", "A Talk", None, 2246),
        ("A Talk | The Long Show", "A Talk", "The Long Show", None),
    ],
)
def test_show_and_number_are_told(written: str, title: str, show: str, number: int) -> None:
    assert parse_title(written) == (title, show, number)


@pytest.mark.parametrize(
    "written",
    [
        "A Talk | Ann Lee",
        "A Talk | Ann Lee (Maker, Baker)",
        "Conference 2019 | A Talk | Ann Lee",
        "2023 - A Year",
        "Part #2: The End",
        "268 Bumpers 23",
        "Browser 116, Some Podcast, Tools",
        "Summary of",
        "Episode 434",
        "E3 and the games",
    ],
)
def test_what_is_no_show_stays_in_the_title(written: str) -> None:
    assert parse_title(written).title == written
    assert parse_title(written).show is None
