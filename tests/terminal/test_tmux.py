"""skimcast in a real terminal: tmux draws it, types keys, and its screen is read back."""

from __future__ import annotations

import os
import shlex
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")


SUMMARY = """---
title: {title}
show: Field Notes
published: 2024-05-0{day}
---
0:00:00 Beginning

Welcome to {title}.

0:10:00 {topic}

Much is said about it.

0:20:00 Farewell

Until the next time.
"""


class Terminal:
    """A tmux server of its own with one window."""

    def __init__(self, socket: Path, home: Path) -> None:
        self._tmux = ["tmux", "-S", str(socket), "-f", os.devnull]
        self._home = home

    def start(self, command: list[str], size: tuple[int, int]) -> None:
        """Run a command in a window of a size in cells, and a word when it has ended."""
        width, height = (str(cells) for cells in size)
        self._run("new-session", "-d", "-x", width, "-y", height, self._line(command))

    def start_again(self, command: list[str]) -> None:
        """Run another command in the same window."""
        self._run("respawn-window", "-k", self._line(command))

    def _line(self, command: list[str]) -> str:
        own = ["env", "-u", "COLUMNS", "-u", "LINES", *homes(self._home)]
        return f"{shlex.join([*own, *command])}; echo ENDED $?; exec sleep 600"

    def _run(self, *words: str) -> str:
        done = subprocess.run([*self._tmux, *words], capture_output=True, text=True, check=True)
        return done.stdout

    def type(self, *keys: str) -> None:
        """Type keys by tmux's names."""
        self._run("send-keys", *keys)

    def screen(self) -> str:
        """What stands on the screen."""
        return self._run("capture-pane", "-p")

    def wait(self, wanted: Callable[[str], bool]) -> str:
        """The screen, once it is as wanted."""
        deadline = time.monotonic() + PATIENCE
        while not wanted(screen := self.screen()):
            if time.monotonic() > deadline:
                pytest.fail(f"this never came to stand on the screen; now it has:\n{screen}")
            time.sleep(0.05)
        return screen

    def modes(self) -> list[str]:
        """Whether the alternate screen and the mouse are still on, as 0 or 1."""
        return self._run("display-message", "-p", "#{alternate_on} #{mouse_any_flag}").split()

    def close(self) -> None:
        """End the server and all in it."""
        subprocess.run([*self._tmux, "kill-server"], capture_output=True, check=False)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """A terminal that is closed after the test."""
    terminal = Terminal(tmp_path / "tmux", tmp_path / "home")
    yield terminal
    terminal.close()


def homes(home: Path) -> list[str]:
    """The settings that lead skimcast to a home of the test's own."""
    return [f"XDG_DATA_HOME={home}", f"XDG_CACHE_HOME={home / 'cache'}"]


def skimcast(*words: str) -> list[str]:
    """The command under test, in this environment."""
    return [sys.executable, "-m", "tui", *words]


def noting(noted: Path, *command: str) -> list[str]:
    """A command that first writes its process number to a file."""
    return ["sh", "-c", 'echo $$ > "$0"; exec "$@"', str(noted), *command]


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (50, 20)])
def test_keys_move_filter_jump_and_quit(terminal: Terminal, size: tuple[int, int]) -> None:
    terminal.start(skimcast(str(ROOT / "data")), size)
    terminal.wait(lambda screen: "▌ " in screen and "0:05:00" in screen)
    terminal.type("j", "j", "j")
    terminal.wait(lambda screen: "▌ 0:10:00" in screen)
    terminal.type("t", "1", ":", "4", "0")
    terminal.wait(lambda screen: "1:40:00  " in screen)
    terminal.type("Enter", "/", "s", "o", "f", "t", "w", "a", "r", "e")
    terminal.wait(lambda screen: "/software" in screen and " of 42" in screen)
    terminal.type("Escape")  # it and the f after it, if they came together, would be alt+f
    terminal.wait(lambda screen: "▌ 1:40:00" in screen and "/software" not in screen)
    terminal.type("f", "o", "p", "t", "i", "m", "s", "u", "Enter")
    terminal.wait(lambda screen: "▌ 1:50:00" in screen)
    terminal.type("q")
    screen = terminal.wait(lambda screen: "ENDED" in screen)
    assert "ENDED 0" in screen


@pytest.mark.parametrize("name", ["TERM", "HUP", "INT"])
def test_a_signal_leaves_the_terminal_whole(terminal: Terminal, tmp_path: Path, name: str) -> None:
    noted = tmp_path / "pid"
    terminal.start(noting(noted, *skimcast(str(ROOT / "data"))), (80, 24))
    terminal.wait(lambda screen: "0:05:00" in screen)
    subprocess.run(["kill", f"-{name}", noted.read_text(encoding="ascii").strip()], check=True)
    terminal.wait(lambda screen: "ENDED" in screen)
    assert terminal.modes() == ["0", "0"]


def test_skimcast_opens_where_a_killed_one_was(terminal: Terminal, tmp_path: Path) -> None:
    summary = tmp_path / "hives.md"
    summary.write_text(SUMMARY.format(title="Hives", day=1, topic="Dances"), encoding="utf-8")
    noted = tmp_path / "pid"
    terminal.start(noting(noted, *skimcast(str(summary))), (80, 24))
    terminal.wait(lambda screen: "▌  0:00" in screen)
    terminal.type("j")
    terminal.wait(lambda screen: "▌ 10:00" in screen)
    store = tmp_path / "home" / "skimcast" / "store.sqlite3"
    terminal.wait(lambda _: place_in(store) == 600.0)
    subprocess.run(["kill", "-KILL", noted.read_text(encoding="ascii").strip()], check=True)
    terminal.wait(lambda screen: "ENDED 137" in screen)
    terminal.start_again(skimcast())
    terminal.wait(lambda screen: "Hives" in screen and "▌ 10:00" in screen)


def test_nothing_goes_on_when_the_terminal_is_closed(terminal: Terminal, tmp_path: Path) -> None:
    noted = tmp_path / "pid"
    terminal.start(noting(noted, *skimcast(str(ROOT / "data"))), (80, 24))
    terminal.wait(lambda screen: "0:05:00" in screen)
    terminal.type(*"jjjjGGggjjjjfopt")
    terminal.close()
    deadline = time.monotonic() + PATIENCE
    while runs(int(noted.read_text(encoding="ascii"))):
        assert time.monotonic() < deadline, "it still runs"
        time.sleep(0.05)


def runs(process: int) -> bool:
    """Whether a process is there, and not merely waiting to be buried."""
    told = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False
    )
    return bool(told.stdout.strip()) and not told.stdout.startswith("Z")


def place_in(store: Path) -> float | None:
    """The second that is remembered in a store, if one is."""
    with closing(sqlite3.connect(store)) as db, suppress(sqlite3.OperationalError):
        for (seconds,) in db.execute("SELECT seconds FROM position"):
            return float(seconds)
    return None


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (50, 20)])
def test_the_library_is_searched_and_gone_back_to(
    terminal: Terminal, tmp_path: Path, size: tuple[int, int]
) -> None:
    folder = tmp_path / "talks"
    folder.mkdir()
    for day, (title, topic) in enumerate((("Hives", "Dances"), ("Tides", "Moonlight")), 1):
        text = SUMMARY.format(title=title, day=day, topic=topic)
        (folder / f"{title}.md").write_text(text, encoding="utf-8")
    add = ["env", *homes(tmp_path / "home"), *skimcast("library", "add", str(folder))]
    subprocess.run(add, check=True, capture_output=True)
    terminal.start(skimcast(), size)
    terminal.wait(lambda screen: "▌ " in screen and "Tides" in screen and "Hives" in screen)
    terminal.type("s")
    terminal.wait(lambda screen: "Jump in the library" in screen)
    terminal.type("d", "a", "n", "s", "e", "s")
    terminal.wait(lambda screen: "0:10:00 Dances" in screen)
    terminal.type("Enter")
    terminal.wait(lambda screen: "Segments" in screen and "▌ 10:00" in screen)
    terminal.type("BSpace")
    terminal.wait(lambda screen: "Jump in the library" in screen and "danses" in screen)
    terminal.type("Escape")
    terminal.wait(lambda screen: "Jump in" not in screen and "Episodes" in screen)
    terminal.type("q")
    assert "ENDED 0" in terminal.wait(lambda screen: "ENDED" in screen)


def test_ctrl_z_suspends_and_fg_draws_all_of_it_again(terminal: Terminal) -> None:
    terminal.start(["bash", "--norc", "--noprofile", "-i"], (80, 24))
    terminal.type(shlex.join(skimcast(str(ROOT / "data"))), "Enter")
    terminal.wait(lambda screen: "▌ " in screen and "0:05:00" in screen)
    terminal.type("C-z")
    terminal.wait(lambda screen: "Stopped" in screen)
    terminal.type("fg", "Enter")
    terminal.wait(lambda screen: "Stopped" not in screen and "╭─ Segments" in screen)
    assert "Karpathy" in terminal.screen()
    terminal.type("q")
    terminal.wait(lambda screen: "Segments" not in screen)
