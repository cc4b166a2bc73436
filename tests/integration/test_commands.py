from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tui import __version__
from tui.cli.main import cli

SUMMARY = """---
title: A year with bees
show: Field Notes
number: 12
published: 2024-05-01
duration: "15:00"
media: https://example.org/bees.mp3
---

All about bees.

0:00 Winter
The hive keeps warm.

5:00 Varroa mites
Oxalic acid against the mite.

10:00 Robots
Harvard's RoboBee hovers over almonds.
"""

ITEM = """---
title: RoboBee of Harvard lands on almonds
excerpt: The RoboBee hovers over almonds.
publishedDateTime: 2024-05-03
webUrl: https://example.org/robobee
provider:
  name: Field Wire
---
"""


@pytest.fixture
def bees(tmp_path: Path) -> Path:
    """A folder with a summary and its news."""
    (tmp_path / "bees.md").write_text(SUMMARY, encoding="utf-8")
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "robobee.md").write_text(ITEM, encoding="utf-8")
    return tmp_path


def run(*words: str | Path, text: str | None = None) -> Result:
    """Run the command line in this process."""
    return CliRunner().invoke(cli, [str(word) for word in words], input=text, prog_name="skimcast")


def rows(result: Result) -> list[dict[str, Any]]:
    """The JSON lines that a command printed."""
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_version() -> None:
    assert run("--version").output == f"skimcast {__version__}\n"


@pytest.mark.parametrize("command", [[], ["segments"], ["jump"], ["news"], ["check"], ["open"]])
def test_every_command_has_help(command: list[str]) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert "Usage: skimcast" in result.output


def test_help_names_every_command() -> None:
    text = run("--help").output
    assert all(name in text for name in ("segments", "jump", "news", "check", "completions"))


def test_without_a_terminal_the_plain_listing_is_printed(bees: Path) -> None:
    result = run(bees / "bees.md")
    assert result.exit_code == 0
    assert "A year with bees" in result.stdout
    assert "0:05:00  Varroa mites" in result.stdout


def test_without_a_path_the_sample_library_is_listed() -> None:
    assert "Lex Fridman Podcast #333" in run().stdout


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
    assert len(rows(result)) == 1


def test_jump_prints_an_object_a_query(bees: Path) -> None:
    (row,) = rows(run("jump", "varoa", bees / "bees.md", "--json"))
    assert row["query"] == "varoa"
    assert row["ms"] >= 0
    assert row["hits"][0]["start"] == 300
    assert row["hits"][0]["path"] == str(bees / "bees.md")
    assert row["hits"][0]["title"] == "Varroa mites"
    assert 0 < row["hits"][0]["score"] <= 1


def test_queries_from_a_file_take_the_place_of_query(bees: Path, tmp_path: Path) -> None:
    asked = tmp_path / "queries.txt"
    asked.write_text("winter\n\nrobots \n", encoding="utf-8")
    found = rows(run("jump", bees / "bees.md", "--queries", asked, "--json"))
    assert [row["query"] for row in found] == ["winter", "", "robots "]
    assert [len(row["hits"]) > 0 for row in found] == [True, False, True]


def test_queries_can_come_from_the_standard_input(bees: Path) -> None:
    found = rows(run("jump", bees / "bees.md", "--queries", "-", "--json", text="winter\n"))
    assert found[0]["hits"][0]["start"] == 0


def test_jump_limits_its_hits(bees: Path) -> None:
    (row,) = rows(run("jump", "the", bees / "bees.md", "--limit", "1", "--json"))
    assert len(row["hits"]) <= 1


def test_jump_without_a_path_is_wrong_usage() -> None:
    result = run("jump", "winter")
    assert result.exit_code == 2
    assert "PATH" in result.stderr


def test_news_prints_an_object_a_segment(bees: Path) -> None:
    found = rows(run("news", bees / "bees.md", "--news", bees / "news", "--json"))
    assert [row["start"] for row in found] == [0, 300, 600]
    (link,) = found[2]["links"]
    assert link["path"] == str(bees / "news" / "robobee.md")
    assert link["title"] == "RoboBee of Harvard lands on almonds"
    assert link["url"] == "https://example.org/robobee"
    assert link["shown"] is True
    assert 0 < link["score"] <= 1
    assert link["reasons"]


def test_news_is_found_in_the_folder_beside_the_episode(bees: Path) -> None:
    found = rows(run("news", bees / "bees.md", "--json"))
    assert len(found[2]["links"]) == 1


def test_news_at_a_time_prints_that_segment_alone(bees: Path) -> None:
    found = rows(run("news", bees / "bees.md", "--at", "6m", "--json"))
    assert [row["start"] for row in found] == [300]


def test_news_at_no_time_is_wrong_usage(bees: Path) -> None:
    assert run("news", bees / "bees.md", "--at", "soon").exit_code == 2


def test_check_is_quiet_and_0_when_all_is_well(bees: Path) -> None:
    result = run("check", bees)
    assert result.exit_code == 0
    assert result.stdout == "no problems: 1 episode, 1 news item\n"


def test_check_names_file_and_line_and_exits_1(bees: Path) -> None:
    (bees / "late.md").write_text("# Talk\n\n10:00 A\n5:00 B\n15:00 C\n", encoding="utf-8")
    result = run("check", bees)
    assert result.exit_code == 1
    assert f"{bees / 'late.md'}:4: " in result.stdout


def test_wrong_usage_exits_2() -> None:
    assert run("segments").exit_code == 2
    assert run("segments", "--nonsense").exit_code == 2


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completions_are_printed_for_a_shell(shell: str) -> None:
    result = run("completions", shell)
    assert result.exit_code == 0
    assert "_SKIMCAST_COMPLETE" in result.stdout


def test_terminal_controls_in_a_file_are_not_printed(tmp_path: Path) -> None:
    path = tmp_path / "nasty.md"
    path.write_text("# T\x1b]0;x\x07itle\n\n0:00 A\x1b[31m\u202e\n1:00 B\x9b2J\n", encoding="utf-8")
    for words in (["segments", path], ["segments", path, "--json"], [path], ["check", path]):
        output = run(*words).output
        assert not any(char in output for char in "\x1b\x07\x9b\u202e")


def test_terminal_controls_in_a_path_are_not_printed(tmp_path: Path) -> None:
    for words in (["segments"], ["check"], ["segments", "--json"]):
        output = run(*words, tmp_path / "none\x1b[31m.md").output
        assert "\x1b" not in output
