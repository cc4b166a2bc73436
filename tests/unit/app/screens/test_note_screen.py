"""The reader's own editor: its command is words, and its text comes back."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tui.app.screens.note_screen import edited, editor_command


def test_the_editor_is_that_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    assert "set $EDITOR" in editor_command()[1]
    monkeypatch.setenv("EDITOR", 'code --wait "a b"')
    assert editor_command() == (["code", "--wait", "a b"], "")
    monkeypatch.setenv("VISUAL", "vim 'x")
    assert "$VISUAL cannot be understood" in editor_command()[1]


def test_a_text_comes_back_from_the_editor_or_stays(tmp_path: Path) -> None:
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys, pathlib\np = pathlib.Path(sys.argv[1])\n"
        "p.write_text(p.read_text() + ' more\\n')\nsys.exit('bad' in p.read_text())\n"
    )
    assert edited("some", [sys.executable, str(script)]) == "some more"
    assert edited("bad", [sys.executable, str(script)]) == "bad"
    with pytest.raises(OSError, match="no-such"):
        edited("x", ["/no-such-editor"])
