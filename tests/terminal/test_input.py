"""Bytes of a terminal that are no text."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.terminal.pseudo import Child

REPORTS = {
    "a mouse report at column 120": b"\x1b[M" + bytes([35, 152, 33]),
    "a wheel report at column 110": b"\x1b[M" + bytes([96, 142, 40]),
    "a report that holds the letter q": b"\x1b[M" + bytes([35, 113, 113]),
    "a paste in Latin-1": b"\x1b[200~caf\xe9\x1b[201~",
    "any bytes": b"\xff\x80\xc3",
}


def test_bytes_that_are_no_text_are_passed_over(tmp_path: Path) -> None:
    with Child([sys.executable, "-m", "tui"], tmp_path) as child:
        child.wait_for(b"Segments")
        for name, sent in REPORTS.items():
            child.send(sent)
            child.send(b"?")
            before = len(child.seen)
            child.wait_for(b"Keys", after=before)
            child.send(b"\x1b")
            assert b"Traceback" not in child.seen, name
        child.send(b"q")
        assert child.exit_status() == 0
    assert b"UnicodeDecodeError" not in child.seen


BREAKING = """
from tui.app import app
from tui.cli.main import main
def broken(*_):
    raise RuntimeError("out of luck")
app.SkimcastApp.action_quit = broken
main()
"""


def test_an_error_of_skimcasts_own_shows_in_its_exit_status(tmp_path: Path) -> None:
    with Child([sys.executable, "-c", BREAKING], tmp_path) as child:
        child.wait_for(b"Segments")
        child.send(b"q")
        assert child.exit_status() == 1


BREAKING_INPUT = """
from textual.drivers.linux_driver import LinuxDriver
from tui.cli.main import main
def broken(*_):
    raise RuntimeError("out of luck")
LinuxDriver.run_input_thread = broken
main()
"""


def test_an_error_where_keys_are_read_shows_in_the_exit_status(tmp_path: Path) -> None:
    with Child([sys.executable, "-c", BREAKING_INPUT], tmp_path) as child:
        assert child.exit_status() == 1
