"""The sync that the app runs as a process of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.app.widgets.sync_line import progress_in_words
from tui.library.catalog.reader import Catalog
from tui.paths import folder_for
from tui.workspace.workers import SyncProcess, SyncProgress

SUMMARY = "0:00 Bees\n\nA hive keeps warm.\n\n5:00 Mites\n\nFrom Asia.\n"


async def test_it_reads_named_folders_into_their_index(tmp_path: Path) -> None:
    (tmp_path / "talk.md").write_text(SUMMARY, encoding="utf-8")
    seen: list[bool] = []
    syncing = SyncProcess(["library", "sync", "--json", str(tmp_path)], lambda: seen.append(True))
    await syncing.run()
    assert not syncing.running
    assert syncing.trouble == ""
    assert syncing.summary["segments"] == 2
    assert len(seen) >= 2
    catalog = Catalog(folder_for([tmp_path]))
    assert catalog.counts().segments == 2
    catalog.close()


async def test_what_went_wrong_is_told() -> None:
    syncing = SyncProcess(["library", "sync", "--no-such-option"], lambda: None)
    await syncing.run()
    assert "no-such-option" in syncing.trouble


async def test_one_that_is_stopped_has_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "talk.md").write_text(SUMMARY, encoding="utf-8")
    words: list[None] = []

    def stop_at_once() -> None:
        syncing.stop()
        words.append(None)

    syncing = SyncProcess(["library", "sync", "--json", str(tmp_path)], stop_at_once)
    await syncing.run()
    assert words
    assert not syncing.running
    assert syncing.trouble == ""


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (None, "Looking through your folders …"),
        (SyncProgress(0, 0, 0.0, None), "Looking through your folders …"),
        (
            SyncProgress(12_000_000, 300_000_000, 9830.4, 29.0),
            "Reading 12 of 300 MB · 9,830 segments a second · 0:29 left",
        ),
        (SyncProgress(10, 100, 0.0, 4000.0), "Reading 1 of 1 MB · 1:06:40 left"),
    ],
)
def test_progress_is_told_in_words(progress: SyncProgress | None, words: str) -> None:
    assert progress_in_words(progress) == words
