"""`skimcast check`: every problem in the reader's files."""

from __future__ import annotations

from pathlib import Path

from tests.unit.cli.commands import run


def test_check_is_quiet_and_0_when_all_is_well(bees: Path) -> None:
    result = run("check", bees)
    assert result.exit_code == 0
    assert result.stdout == "no problems: 1 episode, 1 news item\n"


def test_check_names_file_and_line_and_exits_1(bees: Path) -> None:
    (bees / "late.md").write_text("# Talk\n\n10:00 A\n5:00 B\n15:00 C\n", encoding="utf-8")
    result = run("check", bees)
    assert result.exit_code == 1
    assert f"{bees / 'late.md'}:4: " in result.stdout
