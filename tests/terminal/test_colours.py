"""Colours as they reach a real terminal."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from tests.terminal.pseudo import written

COLOUR = re.compile(rb"\x1b\[[0-9;]*\b(?:3[0-7]|4[0-7]|9[0-7]|10[0-7]|[34]8;)[0-9;]*m")


def test_no_color_leaves_the_terminals_own_colours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    seen = written([sys.executable, "-m", "tui"], [b"j", b"q"], tmp_path)
    assert b"Segments" in seen
    assert COLOUR.findall(seen) == []


def test_the_terminals_own_theme_names_no_exact_colour(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tui", "--theme", "ansi-dark"]
    seen = written(command, [b"j", b"q"], tmp_path)
    assert b"Segments" in seen
    assert re.findall(rb"[34]8;2;[0-9;]+m", seen) == []
