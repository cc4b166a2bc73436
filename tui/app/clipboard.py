"""The system's own clipboard, by the program that is there for it; the terminal's has OSC 52."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress

_PATIENCE = 5.0
"""Seconds that a program may take to have the text."""
_TOOLS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
    ("WSL_DISTRO_NAME", ("clip.exe",)),
)
"""Programs, and the variable that tells that they have something to write to."""


def clipboard_command(environment: Mapping[str, str], platform: str) -> Sequence[str]:
    """The program that takes text for the clipboard, with its arguments; empty for none."""
    if platform == "darwin":
        tools: list[tuple[str, ...]] = [("pbcopy",)]
    else:
        tools = [command for variable, command in _TOOLS if environment.get(variable)]
    return next((command for command in tools if shutil.which(command[0])), ())


def hand_to_system(text: str) -> None:
    """Give a text to the system's clipboard, if it has a program for that; returns at once."""
    command = clipboard_command(os.environ, sys.platform)
    if command:
        encoding = "utf-16" if command[0] == "clip.exe" else "utf-8"  # as Windows wants it
        given = text.encode(encoding, "replace")
        threading.Thread(target=_give, args=(command, given), daemon=True).start()


def _give(command: Sequence[str], given: bytes) -> None:
    """Run a program with the text on its standard input; what it says is not heard."""
    with suppress(OSError, subprocess.SubprocessError):
        subprocess.run(  # noqa: S603  a fixed program, the text is no argument of it
            command,
            input=given,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
        )
