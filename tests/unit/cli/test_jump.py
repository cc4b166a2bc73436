"""`skimcast jump`: queries that begin with a dash, and the exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tui.cli.main import cli

SUMMARY = "# Bees\n\n0:00 Winter\nThe hive keeps warm.\n\n5:00 Mites\nOxalic acid on mites.\n"


def run(*words: str | Path, text: str | None = None) -> Result:
    """Run the command line in this process."""
    return CliRunner().invoke(cli, [str(word) for word in words], input=text, prog_name="skimcast")


@pytest.fixture
def bees(tmp_path: Path) -> Path:
    path = tmp_path / "bees.md"
    path.write_text(SUMMARY, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "words",
    [
        ["-mites", "BEES", "--json"],
        ["--json", "-mites", "BEES"],
        ["--limit", "3", "-mites", "BEES", "--json"],
        ["--limit=3", "--json", "--", "-mites", "BEES"],
    ],
)
def test_a_query_that_begins_with_a_dash_is_a_query(words: list[str], bees: Path) -> None:
    result = run("jump", *(bees if word == "BEES" else word for word in words))
    assert result.exit_code == 0
    row = json.loads(result.stdout)
    assert (row["query"], [hit["gist"] for hit in row["hits"]]) == ("-mites", ["Winter"])


@pytest.mark.parametrize("dashed", ["-honey", "-j", "-l 5"])
def test_letters_of_our_options_in_such_a_query_are_no_options(dashed: str, bees: Path) -> None:
    assert run("jump", dashed, bees).stdout.splitlines()[0] == dashed


@pytest.mark.parametrize(
    "words",
    [
        ["--jsno", "mites", "BEES"],
        ["-json", "mites", "BEES"],
        ["mites", "BEES", "-x"],
        ["-mites", "-x", "BEES"],
        ["-x", "BEES", "--queries", "QUERIES"],
    ],
)
def test_an_option_that_there_is_not_is_wrong_usage(words: list[str], bees: Path) -> None:
    result = run("jump", *(bees if word == "BEES" else word for word in words))
    assert result.exit_code == 2
    assert "No such option" in result.stderr


def test_a_misspelt_option_is_told_which_is_meant(bees: Path) -> None:
    assert "Did you mean '--json'?" in run("jump", "--jsno", "mites", bees).stderr


@pytest.mark.parametrize("more", [[], ["--json"]])
def test_a_jump_that_finds_nothing_exits_1_and_says_no_more(more: list[str], bees: Path) -> None:
    result = run("jump", "xyzzyq", bees, *more)
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.startswith('{"query"' if more else "xyzzyq\n  nothing found\n")


@pytest.mark.parametrize(("queries", "code"), [("xyzzyq\nmites\n", 0), ("xyzzyq\nqqzzx\n", 1)])
def test_of_several_queries_one_that_finds_something_is_enough(
    queries: str, code: int, bees: Path
) -> None:
    assert run("jump", bees, "--queries", "-", text=queries).exit_code == code
