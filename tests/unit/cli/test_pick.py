"""`skimcast pick`: one moment for scripts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.commands import rows, run


@pytest.mark.parametrize(
    ("what", "printed"),
    [
        ("line", "bees.md\t0:05:00\tVarroa mites\n"),
        ("seconds", "300\n"),
        ("time", "0:05:00\n"),
        ("path", "bees.md\n"),
        ("url", "https://example.org/bees.mp3#t=300\n"),
    ],
)
def test_the_best_moment_is_printed(bees: Path, what: str, printed: str) -> None:
    result = run("pick", "varoa", bees / "bees.md", "--print", what)
    assert (result.exit_code, result.stdout.removeprefix(f"{bees}/")) == (0, printed)


def test_json_is_an_object(bees: Path) -> None:
    (row,) = rows(run("pick", "varoa", bees / "bees.md", "--print", "json"))
    assert row == {"path": str(bees / "bees.md"), "start": 300, "gist": "Varroa mites"}


def test_nothing_found_is_nothing_printed(bees: Path) -> None:
    result = run("pick", "xyzzyq", bees / "bees.md")
    assert (result.exit_code, result.stdout) == (1, "")


def test_without_words_and_without_a_terminal_there_is_no_choice() -> None:
    result = run("pick")
    assert result.exit_code == 2
    assert "no terminal to choose in" in result.stderr
