"""What hostile files and names can make reach a real terminal: nothing but text."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.terminal.control_tokens import foreign
from tests.terminal.hostile_files import NAME, make_files, names_in
from tests.terminal.pseudo import Child

SIZE = (120, 40)
DRIVER = Path(__file__).with_name("run_commands.py")
SCREENS = {
    "panes and pages": b"j}\t\t \r\x1bw\x1b!\x1b?\x1b",
    "prompts and notices": b"/bees\rt0:05\rbox\x10theme\x1b",
    "searches and library": b"fbees\x1bsbees\x1blj/bees\r!\x1b",
}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp(f"hostile{NAME}")
    make_files(folder)
    return folder


def commands(folder: Path) -> list[list[str]]:
    """Every listing of the files in a folder, and what is told of those that are not there."""
    root, missing = str(folder), str(folder / f"none{NAME}.md")
    episodes = [path for path in names_in(folder) if path.endswith(".md")]
    news = names_in(folder / "news")
    return [
        ["check", root],
        *(["segments", path] for path in episodes),
        ["segments", root, "--json"],
        ["items", str(folder / "news")],
        ["items", root, "--json"],
        ["news", episodes[0], "--news", root, "--all"],
        ["news", episodes[0], "--news", root, "--json"],
        *(["news", "--item", path, root, "--all"] for path in news),
        ["news", news[0], missing, f"--at={NAME}"],
        ["jump", f"bees{NAME}", root],
        ["jump", "bees", root, "--json"],
        ["jump", f"nothing{NAME}", missing],
        ["jump", f"--{NAME}"],
        ["jump", "--queries", missing],
        ["library", "add", root],
        ["library", "add", root, missing],
        ["library", "list"],
        ["library", "sync", missing],
        ["library", "remove", missing],
        ["jump", "bees"],
        [missing],
        [f"x{NAME}"],
    ]


def listings(folder: Path, home: Path, *extra: str) -> bytes:
    """All that the listings write to a terminal."""
    arguments = json.dumps(commands(folder))
    with Child([sys.executable, str(DRIVER), arguments, *extra], home) as child:
        child.wait_for(b"all ended")
        return child.seen


def app(folder: Path, home: Path, keys: bytes) -> bytes:
    """All that the app writes to a terminal while keys are typed at it."""
    with Child([sys.executable, str(DRIVER), json.dumps([[str(folder)]])], home) as child:
        child.wait_for(b"Segments")
        for key in keys:
            child.send(bytes([key]))
        child.send(b"\x11")
        child.wait_for(b"all ended")
        return child.seen


def test_no_listing_writes_what_a_terminal_obeys(files: Path, tmp_path: Path) -> None:
    seen = listings(files, tmp_path)
    assert seen.count(b"ended with") + 1 >= len(commands(files))
    assert b"Traceback" not in seen
    assert seen.count(b"RoboBee") > 20
    assert not foreign(seen, SIZE, app=False)


@pytest.mark.parametrize("keys", SCREENS.values(), ids=SCREENS)
def test_no_screen_writes_a_control_sequence_that_is_not_ours(
    files: Path, tmp_path: Path, keys: bytes
) -> None:
    seen = app(files, tmp_path, keys)
    assert b"ended with 0" in seen
    assert not foreign(seen, SIZE, app=True)


def test_without_cleaning_they_are_found(files: Path, tmp_path: Path) -> None:
    seen = listings(files, tmp_path, "raw")
    found = foreign(seen, SIZE, app=False)
    hidden = {ascii(char) for char in "\u202e\U000e0041\u115f\x7f"}
    assert {ascii("\x1b]52;c;RVZJTA==\x1b\\"), ascii("\x1b[31;5m"), *hidden} <= set(found)
    assert foreign(b"\x1b[41;1H\x1b[5m\x1b]22;x\x07\xc2\x9b", SIZE, app=True).total() == 4
    command = [sys.executable, str(DRIVER), json.dumps([[str(files)]]), "raw"]
    with Child(command, tmp_path) as child:
        child.wait_for(b"\x1b]52;c;RVZJTA==\x1b\\")
