"""The command `skimcast` itself: names, misspelt ones, variables, full disks, and closed pipes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.cli.commands import run
from tui import __version__
from tui.cli.open import open_app

ROOT = Path(__file__).resolve().parents[3]
SUMMARY = "# Bees\n\n0:00 Winter\nThe hive keeps warm.\n\n5:00 Mites\nOxalic acid on mites.\n"
FULL = Path("/dev/full")
UNWRITTEN = "skimcast: the output could not be written: No space left on device\n"
needs_full = pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full")


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


def test_wrong_usage_exits_2() -> None:
    assert run("segments").exit_code == 2
    assert run("segments", "--nonsense").exit_code == 2


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


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """A summary that is longer than any pipe."""
    path = tmp_path / "talk.md"
    lines = [f"{n // 60}:{n % 60:02d}:00 Part {n} {'of the talk ' * 60}\n\n" for n in range(400)]
    path.write_text("".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def mites(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A summary, in the folder that the command is called in."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "mites.md"
    path.write_text(SUMMARY, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("word", "command"), [("segmnets", "segments"), ("jmup", "jump"), ("libary", "library")]
)
@pytest.mark.usefixtures("mites")
def test_a_misspelt_command_is_told_which_is_meant(word: str, command: str) -> None:
    result = run(word, "mites.md")
    assert result.exit_code == 2
    assert f"{word}: no such command or file; did you mean {command}?" in result.stderr


def test_a_file_that_is_named_nearly_like_a_command_is_opened(mites: Path) -> None:
    mites.rename(mites.with_name("segmnets"))
    result = run("segmnets")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Winter" in result.stdout


@pytest.mark.parametrize("word", ["nonesuch", "segments.md", "./segmnets", ""])
@pytest.mark.usefixtures("mites")
def test_a_missing_file_is_told_as_such(word: str) -> None:
    result = run(word)
    assert result.exit_code == 1
    assert "did you mean" not in result.stderr


@pytest.mark.parametrize("word", ["--jump", "--at"])
def test_options_of_the_app_need_no_command(word: str, mites: Path) -> None:
    assert run(word, "5:00", mites).exit_code == 0


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
@pytest.mark.parametrize(
    "words",
    [["--help"], ["segments", "TALK"]],
)
def test_a_closed_pipe_ends_a_command_as_sigpipe_would_and_quietly(
    words: list[str], talk: Path
) -> None:
    with begun([str(talk) if word == "TALK" else word for word in words]) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 141


@pytest.mark.parametrize("name", ["SKIMCAST_JUMP_LIMIT", "SKIMCAST_LIMIT"])
def test_a_variable_that_is_not_documented_changes_nothing(name: str, mites: Path) -> None:
    with begun(["jump", "mites winter", str(mites)], **{name: "1"}) as process:
        assert process.stdout
        assert len(process.stdout.read().splitlines()) == 3


def test_the_documented_variable_for_colours_acts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKIMCAST_THEME", "nord")
    assert open_app.make_context("open", []).params["theme"] == "nord"


@needs_full
@pytest.mark.parametrize("words", [["segments", "TALK"], ["--version"]])
def test_a_full_disk_is_told_in_one_line(words: list[str], talk: Path) -> None:
    command = [str(talk) if word == "TALK" else word for word in words]
    with FULL.open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "tui", *command],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            cwd=ROOT,
        )
    assert (done.returncode, done.stderr) == (1, UNWRITTEN)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completions_are_printed_for_a_shell(shell: str) -> None:
    result = run("completions", shell)
    assert result.exit_code == 0
    assert "_SKIMCAST_COMPLETE" in result.stdout
