"""What is painted before anything heavy is imported: at once, true, and never in the way."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tui.first_frame import cache_file
from tui.paths import cache_folder

PATIENCE = 60.0
STARTED: list[int] = []
SUMMARY = "# Bees\n\n0:00:00 Hives\n\nThey hum.\n\n0:10:00 Queens\n\nThey pipe.\n"
FAILING = """
import sys
sys.modules["textual"] = None
sys.argv = ["skimcast", "bees.md"]
from tui.cli import main
main()
"""
MODULES = """
import sys
from tui import first_frame
before = set(sys.modules)
painted = first_frame.paint(["bees.md"])
loaded = set(sys.modules) - before
first_frame.restore()
print("MODULES", painted, *sorted(loaded), "END")
"""


class Session:
    """skimcast in a pseudo-terminal of 80 by 24 cells, in a folder with one summary."""

    def __init__(self, folder: Path, *command: str) -> None:
        self.seen = b""
        self.process, self.terminal = pty.fork()
        STARTED.append(self.process)
        if self.process == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
            os.chdir(folder)
            root = str(Path(__file__).resolve().parents[2])
            own = {**os.environ, "TERM": "xterm-256color", "PYTHONPATH": root}
            for name in ("COLUMNS", "LINES"):
                own.pop(name, None)
            # readline sets both of them behind the back of os.environ, so it is not inherited
            os.execve(sys.executable, [sys.executable, *command], own)  # noqa: S606  ourselves

    def wait_for(self, *wanted: bytes) -> None:
        deadline = time.monotonic() + PATIENCE
        while not all(word in self.seen for word in wanted):
            assert time.monotonic() < deadline, self.seen[-500:]
            if select.select([self.terminal], [], [], 0.5)[0]:
                self.seen += os.read(self.terminal, 65536)

    def attributes(self) -> list[object]:
        return list(termios.tcgetattr(self.terminal))

    def end(self) -> int:
        """Read until it ends, and tell how."""
        while True:
            try:
                data = os.read(self.terminal, 65536)
            except OSError:
                break
            self.seen += data
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])


@pytest.fixture(autouse=True)
def _ended() -> Iterator[None]:
    """Nothing goes on that a test has started, however it ends."""
    yield
    while STARTED:
        with suppress(ProcessLookupError, ChildProcessError):
            process = STARTED.pop()
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the summary whose frame is kept, and a home."""
    return tmp_path_factory.mktemp("kept")


@pytest.fixture
def folder(kept: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a summary, as it was when a session kept its frame."""
    home = kept / "home"
    live_in(home, monkeypatch)
    (kept / "bees.md").write_text(SUMMARY, encoding="utf-8")
    os.utime(kept / "bees.md", (1_000_000_000, 1_000_000_000))
    if not home.exists():
        keep_a_frame(kept)
    return kept


def keep_a_frame(folder: Path) -> None:
    """A session that keeps its frame."""
    first = Session(folder, "-m", "tui", "bees.md")
    first.wait_for(b"Queens", b"1003h")
    os.write(first.terminal, b"q")
    assert first.end() == 0
    os.close(first.terminal)


def live_in(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept is kept there."""
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "HOME"):
        monkeypatch.setenv(name, str(home))


def test_the_frame_stands_at_once_and_keys_typed_then_are_kept(folder: Path) -> None:
    again = Session(folder, "-m", "tui", "bees.md")
    shell = again.attributes()
    again.wait_for(b"Queens")
    assert again.seen.startswith(b"\x1b[?1049h")
    os.write(again.terminal, b"j")
    again.wait_for(b"\x1b[?1003h")  # the app has come
    begun = again.seen.partition(b"\x1b[?1003h")[0]
    again.seen = again.seen[len(begun) :]
    again.wait_for(b"Queens")  # and has painted
    again.seen = begun + again.seen
    os.write(again.terminal, b"q")
    assert again.end() == 0
    assert again.seen.count(b"\x1b[?1049h") == 1  # not cleared in between
    assert again.seen.count(b"\x1b[?1049l") == 1
    assert b"jq" not in again.seen  # no echo
    assert again.attributes() == shell
    resumed = Session(folder, "-m", "tui")  # at the second segment, as j has moved there
    resumed.wait_for(b"Queens")
    resumed.wait_for(b"Segments")
    assert resumed.seen.startswith(b"\x1b[?1049h\x1b[?25l\x1b[?7l")
    words = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", resumed.seen.decode(errors="ignore"))
    assert re.search(r"▌\s+(0:)?10:00\s+Queens", words)
    os.write(resumed.terminal, b"q")
    resumed.end()


def test_the_app_that_finds_the_frame_right_sends_it_no_second_time(folder: Path) -> None:
    again = Session(folder, "-m", "tui", "bees.md")
    again.wait_for(b"\x1b[?1003h")  # the app has come
    frame, _, again.seen = again.seen.partition(b"\x1b[?1003h")
    again.wait_for(b"\x1b[1;1H")  # and would have painted
    os.write(again.terminal, b"q")
    assert again.end() == 0
    assert b"Queens" in frame
    assert b"Queens" not in again.seen


def test_a_terminal_that_has_another_size_by_then_is_drawn_anew(folder: Path) -> None:
    again = Session(folder, "-m", "tui", "bees.md")
    again.wait_for(b"Queens")
    fcntl.ioctl(again.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 90, 0, 0))
    again.wait_for(b"\x1b[?1003h")
    again.seen = again.seen.partition(b"\x1b[?1003h")[2]
    again.wait_for(b"Queens")
    os.write(again.terminal, b"q")
    assert again.end() == 0


def test_no_more_than_two_full_paints_show_an_episode(folder: Path) -> None:
    first = Session(folder, "-m", "tui", "./bees.md")  # a command line without a frame
    first.wait_for(b"\x1b[?1003h", b"Queens")
    os.write(first.terminal, b"q")
    assert first.end() == 0
    corner = rb"\x1b\[1;1H(?=\x1b\[[\d;]*m|[^\x1b])"  # drawn, and not where the cursor goes back to
    assert 1 <= len(re.findall(corner, first.seen)) <= 2


def test_a_frame_outlives_other_sessions_but_no_change_of_the_settings(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    live_in(elsewhere / "home", monkeypatch)
    keep_a_frame(folder)
    (elsewhere / "other.md").write_text(SUMMARY.replace("Queens", "Drones"), encoding="utf-8")
    code = "from tui import first_frame; print(first_frame.paint(['bees.md'])); input()"
    other = Session(elsewhere, "-m", "tui", "other.md")
    other.wait_for(b"\x1b[?1003h", b"Drones")
    os.write(other.terminal, b"q")
    assert other.end() == 0
    Session(folder, "-c", code).wait_for(b"Queens")
    other = Session(elsewhere, "-m", "tui", "--theme", "nord", "other.md")
    other.wait_for(b"\x1b[?1003h", b"Drones")
    os.write(other.terminal, b"q")
    assert other.end() == 0
    Session(folder, "-c", code).wait_for(b"False")


def test_a_failure_gives_the_terminal_back(folder: Path) -> None:
    broken = Session(folder, "-c", FAILING)
    shell = broken.attributes()
    broken.wait_for(b"Queens")
    assert broken.end() == 1
    frame, _, after = broken.seen.partition(b"\x1b[?1049l")
    assert b"Queens" in frame
    assert b"\x1b[?25h" in after
    assert broken.attributes() == shell


def test_little_is_imported_for_it(folder: Path) -> None:
    looking = Session(folder, "-c", MODULES)
    looking.end()
    words = looking.seen.partition(b"MODULES ")[2].partition(b" END")[0].decode().split()
    assert words[0] == "True"
    assert len(words) < 30  # enum and what it needs, for signals
    assert not [name for name in words if name.startswith(("tui", "textual", "rich", "click"))]


def test_it_is_not_painted_where_a_file_has_changed_or_there_is_no_terminal(folder: Path) -> None:
    code = "from tui import first_frame; print(first_frame.paint(['bees.md']))"
    piped = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=folder, check=True
    )
    assert piped.stdout == b"False\n"
    (folder / "bees.md").write_text(SUMMARY + "\n0:20:00 Swarms\n", encoding="utf-8")
    looking = Session(folder, "-c", code)
    looking.end()
    assert looking.seen == b"False\r\n"


def test_frames_lie_in_the_cache_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert cache_file("x") == str(cache_folder() / "frames" / "x")
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache_file("x") == str(cache_folder() / "frames" / "x")
