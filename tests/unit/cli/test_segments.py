"""`skimcast segments`: what a summary was read as."""

from __future__ import annotations

from pathlib import Path

from tests.unit.cli.commands import rows, run


def test_segments_prints_an_object_an_episode(bees: Path) -> None:
    (row,) = rows(run("segments", bees / "bees.md", "--json"))
    assert row["path"] == str(bees / "bees.md")
    assert (row["title"], row["show"], row["number"]) == ("A year with bees", "Field Notes", 12)
    assert (row["published"], row["duration"]) == ("2024-05-01", 900)
    assert row["media"] == "https://example.org/bees.mp3"
    assert row["overview"] == ["All about bees."]
    assert [(s["start"], s["end"], s["title"]) for s in row["segments"]] == [
        (0, 300, "Winter"),
        (300, 600, "Varroa mites"),
        (600, 900, "Robots"),
    ]
    assert row["segments"][1]["text"] == "Oxalic acid against the mite."
    assert row["problems"] == []


def test_segments_of_a_missing_file_exit_1_and_name_it(bees: Path) -> None:
    result = run("segments", bees / "none.md")
    assert result.exit_code == 1
    assert "none.md" in result.stderr


def test_segments_reads_the_rest_when_a_file_is_missing(bees: Path) -> None:
    result = run("segments", bees / "none.md", bees / "bees.md", "--json")
    assert result.exit_code == 1
    assert len(rows(result, code=1)) == 1


def test_a_line_a_segment_with_tabs_between(bees: Path) -> None:
    result = run("segments", bees / "bees.md", "--tsv")
    assert result.stdout.splitlines()[1] == f"{bees / 'bees.md'}\t0:05:00\t300\tVarroa mites"
    assert run("segments", bees / "bees.md", "--tsv", "--json").exit_code == 2
