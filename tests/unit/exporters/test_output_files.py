"""Names of files, and writing that is whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tui.exporters.output_files import file_name, write_atomically
from tui.model import Episode


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Andrej Karpathy: Tesla, AI / AGI", "Andrej Karpathy Tesla, AI AGI.md"),
        ("../../etc/passwd", "etc passwd.md"),
        (".hidden", "hidden.md"),
        ("--option", "option.md"),
        ("???", "episode.md"),
        ("CON", "episode CON.md"),
        ("长" * 200, "长" * 66 + ".md"),
    ],
)
def test_a_title_becomes_a_name_that_is_safe_everywhere(title: str, name: str) -> None:
    assert file_name(Episode("a.md", title), ".md") == name


def test_a_file_is_replaced_whole_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("old")
    path.chmod(0o640)
    write_atomically(path, "new\n")
    assert path.read_text() == "new\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert os.listdir(tmp_path) == ["a.md"]  # noqa: PTH208  the names alone


def test_what_was_there_stays_where_the_disk_takes_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    path.write_text("old")

    def full(_: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        write_atomically(path, "new")
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["a.md"]  # noqa: PTH208  the names alone


def test_a_link_stays_one_and_its_target_is_written(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("old")
    (tmp_path / "link.md").symlink_to("real.md")
    write_atomically(tmp_path / "link.md", "new")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text() == "new"
