"""`skimcast store`, `skimcast pick`, `skimcast segments --tsv`: what scripts ask."""

from __future__ import annotations

from pathlib import Path

from tests.unit.cli.commands import run
from tui.library.store.database import Store


def test_the_store_is_checked_copied_and_put_back(tmp_path: Path) -> None:
    missing = run("store")
    assert missing.exit_code == 1
    assert "there is no store" in missing.stderr
    Store().close()
    assert (
        "is whole: 0 moments, 0 positions, 0 pins, 0 folders, 0 subscriptions"
        in run("store", "--check").stdout
    )
    copy = tmp_path / "copy"
    assert run("store", "--backup", copy).exit_code == 0
    assert run("store", "--backup", copy).exit_code == 2
    assert run("store", "--backup", copy, "--overwrite").exit_code == 0
    kept = [run("store", "--restore", copy).stdout.splitlines()[0] for _ in range(3)]
    assert all(line.startswith("kept as it was: ") for line in kept)
    assert len(set(kept)) == 3  # in the same second, too
    copy.write_bytes(b"no store")
    assert run("store", "--restore", copy).exit_code == 1
    assert "there is no backup" in run("store", "--restore").stderr


def test_the_last_backup_is_put_back_where_no_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "talks").mkdir()
    run("library", "add", tmp_path / "talks")
    run("library", "remove", tmp_path / "talks")
    assert "last backup: " in run("store").stdout
    result = run("store", "--restore")
    assert "put back: " in result.stdout
    assert "1 folder" in result.stdout
