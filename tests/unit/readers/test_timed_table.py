"""Tables: Whisper's TSV, labels of Audacity, markers of editors, transcripts as CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.readers.registry import FORMATS, Registry

if TYPE_CHECKING:
    from pathlib import Path

    from tui.model import Episode


def episode(tmp_path: Path, name: str, text: str, minutes: float = 0.0) -> Episode:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    (found,) = Registry(FORMATS, minutes).read([path]).episodes
    return found


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.tsv", 'start\tend\ttext\n0\t3000\tHello "you.\n3000\t63000\tAnd bye.\n'),
        ("a.txt", 'start\tend\ttext\n0\t3000\tHello "you.\n3000\t63000\tAnd bye.\n'),
        ("a.txt", '0.000000\t3.000000\tHello "you.\n\\\t1\t2\n3,000000\t63,0\tAnd bye.\n'),
        ("a.csv", '0, "Hello ""you."\n3000, "And bye."\n63000, ""\n'),
        ("a.csv", 'Timecode;Speaker;Text\n00:00:00;;"Hello ""you."\n0:03;;And bye.\n'),
        (
            "a.csv",
            'Record In,Name,Text\n00:00:00:00,,"Hello ""you."\n00:00:03:00,,And bye.\n',
        ),
        ("a.csv", 'text,start,duration\n"Hello ""you.",0.0,3.0\nAnd bye.,3.0,60\n'),
    ],
)
def test_what_was_said(name: str, text: str, tmp_path: Path) -> None:
    segments = episode(tmp_path, name, text).segments
    assert [(float(s.start), s.text) for s in segments] == [(0.0, 'Hello "you.'), (3.0, "And bye.")]


def test_markers_of_an_editor(tmp_path: Path) -> None:
    text = (
        "Marker Name\tDescription\tIn\tOut\tDuration\tMarker Type\n"
        "Intro\t\t00:00:00:00\t00:00:00:00\t00:00:00:00\tComment\n"
        "Winter\tSnow.\t00:05:30;12\t00:05:30;12\t00:00:00;00\tChapter\n"
    )
    for name in ("a.txt", "a.csv"):
        one, two = episode(tmp_path, name, text, minutes=4.0).segments
        assert (one.title, float(one.start)) == ("Intro", 0)
        assert (two.title, float(two.start), two.text) == ("Winter", 330, "Snow.")


def test_labels_that_are_chapters(tmp_path: Path) -> None:
    text = "0.0\t0.0\tIntro\n330.5\t330.5\tWinter\n1200.0\t1200.0\tMites\n"
    segments = episode(tmp_path, "labels.txt", text, minutes=4.0).segments
    assert [(float(s.start), s.title, s.line) for s in segments] == [
        (0, "Intro", 1),
        (330.5, "Winter", 2),
        (1200, "Mites", 3),
    ]


@pytest.mark.parametrize(
    "head", ["Zeit;Thema", "Heure;Sujet", "Hora;Tema", "時刻;話題", "Время;Тема"]
)
def test_columns_may_be_named_in_other_languages(head: str, tmp_path: Path) -> None:
    one, two = episode(tmp_path, "a.csv", f"{head}\n00:00;Hives\n05:30;Snow\n").segments
    assert [(s.title, float(s.start)) for s in (one, two)] == [("Hives", 0), ("Snow", 330)]


def test_a_row_without_a_time_is_told(tmp_path: Path) -> None:
    text = "start\ttext\n1.5\tOne\nnone\tTwo\n2.5\tThree\n"
    found = episode(tmp_path, "a.tsv", text)
    assert [s.text for s in found.segments] == ["One Two", "Three"]
    assert [problem.line for problem in found.problems] == [3]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "Well, this is prose.\nIt goes on, as prose does.\n"),
        ("a.md", "A title\twith a tab\nand words\tin two\n"),
        ("a.csv", "name,place\nAnn,Oslo\n"),
    ],
)
def test_what_has_no_times_is_no_such_table(name: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(text)
    reading = Registry(FORMATS).read([path])
    assert reading.episodes == ()


def test_times_and_titles_in_text_stay_a_summary(tmp_path: Path) -> None:
    segments = episode(tmp_path, "a.md", "0:00, Intro\n5:30, Winter\n", minutes=4.0).segments
    assert [s.title for s in segments] == ["Intro", "Winter"]


def test_names_by_number_are_no_times(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("1,Tea\n2,Milk\n3,Honey\n", encoding="utf-8")
    assert not Registry(FORMATS).read([path]).episodes
