"""Dragging the mouse and ctrl+c, in the bytes of a terminal."""

from __future__ import annotations

import re
import sys
from base64 import b64decode
from pathlib import Path

import pytest

from tests.terminal.pseudo import Child

CLIPBOARD = re.compile(rb"\x1b\]52;c;([^\x07]*)\x07")


def drag(child: Child, begin: tuple[int, int], end: tuple[int, int]) -> None:
    """Press the mouse at a cell (column, row, from 1), move it, and let go at another."""
    child.send(b"\x1b[<0;%d;%dM" % begin)
    child.send(b"\x1b[<32;%d;%dM" % end)
    child.send(b"\x1b[<0;%d;%dm" % end)


@pytest.mark.parametrize(
    ("begin", "end"), [((8, 8), (20, 12)), ((20, 39), (60, 39))], ids=["list", "timeline"]
)
def test_ctrl_c_leaves_after_a_drag_that_selects_nothing(
    begin: tuple[int, int], end: tuple[int, int], tmp_path: Path
) -> None:
    with Child([sys.executable, "-m", "tui"], tmp_path) as child:
        child.wait_for(b"Segments")
        drag(child, begin, end)
        child.send(b"\x03")
        assert child.exit_status() == 0
    assert not CLIPBOARD.search(child.seen)


def test_ctrl_c_copies_a_selection_that_can_be_seen_and_then_leaves(tmp_path: Path) -> None:
    with Child([sys.executable, "-m", "tui"], tmp_path) as child:
        child.wait_for(b"Segments")
        drag(child, (55, 6), (62, 9))
        child.send(b"\x03")
        child.wait_for(b"\x1b]52;c;")
        child.send(b"\x03")
        assert child.exit_status() == 0
    (copied,) = CLIPBOARD.findall(child.seen)
    assert b64decode(copied).decode().strip()
