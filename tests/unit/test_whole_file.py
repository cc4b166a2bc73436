from __future__ import annotations

from pathlib import Path

import pytest

from tui.whole_file import clear_unfinished, sync_folder, write_whole


def test_a_file_is_written_with_its_time(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"before")
    write_whole(path, b"after", changed=1_000)
    sync_folder(tmp_path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (b"after", 1_000)
    assert list(tmp_path.iterdir()) == [path]
    assert path.stat().st_mode & 0o777 == 0o644


def test_what_fails_leaves_the_file_that_was_there(tmp_path: Path) -> None:
    folder = tmp_path / "a.md"
    folder.mkdir()
    (folder / "inside").touch()
    with pytest.raises(OSError, match=r"a\.md"):
        write_whole(folder, b"after")
    assert list(tmp_path.iterdir()) == [folder]


def test_what_a_kill_left_is_removed(tmp_path: Path) -> None:
    (tmp_path / "feed").mkdir()
    (tmp_path / "feed" / ".skimcast-unfinished-x1").write_bytes(b"hal")
    (tmp_path / "feed" / "kept.md").touch()
    clear_unfinished(tmp_path)
    assert [path.name for path in tmp_path.rglob("*.md")] == ["kept.md"]
    assert len(list((tmp_path / "feed").iterdir())) == 1
