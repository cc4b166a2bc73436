"""What listings print goes through one function, which cleans it."""

from __future__ import annotations

from pathlib import Path

import tui

# A row of JSON escapes what it must; the bar draws over itself; completions are click's own, and a
# list of feeds is XML.
OTHERS = {"output.py", "progress.py", "main.py", "feeds.py"}


def test_commands_print_by_say() -> None:
    sources = (Path(tui.__file__).parent / "cli").rglob("*.py")
    prints = {path.name for path in sources if "echo(" in path.read_text(encoding="utf-8")}
    assert prints == OTHERS
