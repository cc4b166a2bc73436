"""What a hostile file can make reach a real terminal: nothing but text."""

from __future__ import annotations

import os
import pty
import select
import sys
import time
from pathlib import Path

EVIL = (
    "\x1b]52;c;RVZJTA==\x07",
    "\x1b]0;EVIL\x07",
    "\x1b]8;;file:///etc/passwd\x1b\\",
    "\x1b[5;5HEVIL",
    "\x9b31mEVIL",
    "\u202eEVIL",
    "\u2066EVIL",
)


def written(command: list[str], keys: list[bytes], home: Path) -> bytes:
    """All that a command writes to its terminal while keys are typed at it."""
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", XDG_DATA_HOME=str(home), COLUMNS="120", LINES="40")
        os.execv(command[0], command)  # noqa: S606  the command is skimcast itself
    seen = b""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        ready = select.select([terminal], [], [], 0.5)[0]
        try:
            data = os.read(terminal, 65536) if ready else b""
        except OSError:
            break
        seen += data
        if not data and b"Segments" in seen:
            if not keys:
                break
            os.write(terminal, keys.pop(0))
    os.close(terminal)
    os.waitpid(child, 0)
    return seen


def test_no_sequence_or_direction_mark_of_a_file_reaches_the_terminal(tmp_path: Path) -> None:
    evil = "".join(EVIL)
    (tmp_path / "talk.md").write_text(
        f"# Talk {evil}\n\nOverview {evil}\n\n0:00 Hives {evil}\nBees {evil}\n\n"
        f"5:00 Robots {evil}\nRoboBee almonds {evil}\n\n10:00 End {evil}\nLawns {evil}\n",
        encoding="utf-8",
    )
    news = tmp_path / "news"
    news.mkdir()
    (news / "item.md").write_text(
        f"---\ntitle: RoboBee almonds\nprovider:\n  name: Wire\ntopics: [x]\n---\n"
        f"RoboBee among almonds {evil}\n",
        encoding="utf-8",
    )
    (news / "quoted.md").write_text(
        '---\ntitle: "RoboBee \\e]0;EVIL\\a almonds \\u202e"\n'
        'excerpt: "\\x9b31m almonds RoboBee"\n---\n',
        encoding="utf-8",
    )
    keys = [
        b"j",
        b"}",
        b"\t",
        b"\t",
        b"\r",
        b"\x1b",
        b"!",
        b"\x1b",
        b"fbees",
        b"\x1b",
        b"/bees\r",
        b"q",
    ]
    command = [sys.executable, "-m", "tui", str(tmp_path)]
    seen = written(command, keys, tmp_path / "home").decode("utf-8", "replace")
    assert "Hives" in seen
    assert "RoboBee" in seen
    for sequence in (*EVIL[:4], "\x9b", "\u202e", "\u2066", "]52;", "]8;;"):
        assert sequence not in seen
