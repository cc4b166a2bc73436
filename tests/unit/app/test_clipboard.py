"""The program that takes what is copied."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from tui.app.clipboard import clipboard_command, hand_to_system

STAND_IN = """#!/bin/sh
echo "$@" > "{folder}/words"
cat > "{folder}/part"
mv "{folder}/part" "{folder}/given"
sleep 600 &
echo $! > "{folder}/behind"
"""
"""Takes what it is given, and leaves a process behind that serves it, as wl-copy and xclip do."""
COPIED = "“Bees” hum\nזמזום · 嗡嗡 🐝\n"


@pytest.mark.parametrize(
    ("environment", "there", "expected"),
    [
        ({"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}, ["wl-copy", "xclip"], ["wl-copy"]),
        ({"DISPLAY": ":0"}, ["wl-copy", "xclip"], ["xclip", "-selection", "clipboard"]),
        ({"DISPLAY": ":0"}, ["xsel"], ["xsel", "--clipboard", "--input"]),
        ({"WSL_DISTRO_NAME": "Debian"}, ["clip.exe"], ["clip.exe"]),
        ({}, ["wl-copy", "xclip", "xsel", "pbcopy"], []),
    ],
)
def test_it_is_one_that_is_there_and_has_something_to_write_to(
    environment: dict[str, str],
    there: list[str],
    expected: list[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    for name in (*there, "pbcopy"):
        (tmp_path / name).write_text("#!/bin/sh\n", encoding="ascii")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert list(clipboard_command(environment, "linux")) == expected
    assert list(clipboard_command({}, "darwin")) == ["pbcopy"]


@pytest.mark.parametrize(
    ("variable", "name", "words", "encoding"),
    [
        ("WAYLAND_DISPLAY", "wl-copy", "", "utf-8"),
        ("DISPLAY", "xclip", "-selection clipboard", "utf-8"),
        ("DISPLAY", "xsel", "--clipboard --input", "utf-8"),
        ("WSL_DISTRO_NAME", "clip.exe", "", "utf-16"),
        ("", "pbcopy", "", "utf-8"),
    ],
)
def test_it_is_given_the_text_and_what_it_leaves_behind_is_not_waited_for(  # noqa: PLR0913, PLR0917  a row of the table
    variable: str,
    name: str,
    words: str,
    encoding: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    tool = tmp_path / name
    tool.write_text(STAND_IN.format(folder=tmp_path), encoding="utf-8")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    for one in ("WAYLAND_DISPLAY", "DISPLAY", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(one, raising=False)
    if variable:
        monkeypatch.setenv(variable, "0")
    monkeypatch.setattr("sys.platform", "linux" if variable else "darwin")
    before = set(threading.enumerate())
    hand_to_system(COPIED)
    for thread in set(threading.enumerate()) - before:
        thread.join(60.0)
        assert not thread.is_alive()
    behind = int((tmp_path / "behind").read_text("ascii"))
    os.kill(behind, 0)  # it is there still
    os.kill(behind, 9)
    assert (tmp_path / "given").read_bytes().decode(encoding) == COPIED
    assert (tmp_path / "words").read_text("ascii").strip() == words
