"""The program that takes what is copied."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.app.clipboard import clipboard_command


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
