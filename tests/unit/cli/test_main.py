"""The command `skimcast` itself: names, misspelt ones, variables, and closed pipes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tui.cli.main import cli
from tui.cli.open import open_app

ROOT = Path(__file__).resolve().parents[3]
SUMMARY = "# Bees\n\n0:00 Winter\nThe hive keeps warm.\n\n5:00 Mites\nOxalic acid on mites.\n"


def run(*words: str | Path) -> Result:
    """Run the command line in this process."""
    return CliRunner().invoke(cli, [str(word) for word in words], prog_name="skimcast")


@pytest.fixture
def bees(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A summary, in the folder that the command is called in."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "bees.md"
    path.write_text(SUMMARY, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("word", "command"), [("segmnets", "segments"), ("jmup", "jump"), ("libary", "library")]
)
@pytest.mark.usefixtures("bees")
def test_a_misspelt_command_is_told_which_is_meant(word: str, command: str) -> None:
    result = run(word, "bees.md")
    assert result.exit_code == 2
    assert f"{word}: no such command or file; did you mean {command}?" in result.stderr


def test_a_file_that_is_named_nearly_like_a_command_is_opened(bees: Path) -> None:
    bees.rename(bees.with_name("segmnets"))
    result = run("segmnets")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Winter" in result.stdout


@pytest.mark.parametrize("word", ["nonesuch", "segments.md", "./segmnets", ""])
@pytest.mark.usefixtures("bees")
def test_a_missing_file_is_told_as_such(word: str) -> None:
    result = run(word)
    assert result.exit_code == 1
    assert "did you mean" not in result.stderr


@pytest.mark.parametrize("word", ["--jump", "--at"])
def test_options_of_the_app_need_no_command(word: str, bees: Path) -> None:
    assert run(word, "5:00", bees).exit_code == 0


def begun(words: list[str], **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tui", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, **environment},
    )


@pytest.mark.skipif(sys.platform == "win32", reason="no such pipes")
def test_a_closed_pipe_ends_a_listing_as_sigpipe_would_and_quietly(tmp_path: Path) -> None:
    talk = tmp_path / "talk.md"
    lines = [f"{n // 60}:{n % 60:02d}:00 Part {n} {'of the talk ' * 60}\n\n" for n in range(400)]
    talk.write_text("".join(lines), encoding="utf-8")
    with begun(["segments", str(talk)]) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline().startswith("talk")
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 141


@pytest.mark.skipif(sys.platform == "win32", reason="no such pipes")
@pytest.mark.parametrize("words", [["--help"], ["segments", "--help"]])
def test_a_help_that_nobody_reads_ends_quietly_too(words: list[str]) -> None:
    with begun(words) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 141


@pytest.mark.parametrize("name", ["SKIMCAST_JUMP_LIMIT", "SKIMCAST_LIMIT"])
def test_a_variable_that_is_not_documented_changes_nothing(name: str, bees: Path) -> None:
    with begun(["jump", "mites winter", str(bees)], **{name: "1"}) as process:
        assert process.stdout
        assert len(process.stdout.read().splitlines()) == 3


def test_the_documented_variable_for_colours_acts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKIMCAST_THEME", "nord")
    assert open_app.make_context("open", []).params["theme"] == "nord"
