"""A sync that is killed, at any moment, or beside another one."""

from __future__ import annotations

import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.unit.library.files import follow, held, item, put, summary
from tui.library.catalog.reader import Catalog

ROOT = Path(__file__).resolve().parents[3]
FILES = 12

# Small chunks, so that there are many moments; argv: index, files, what dies, and which time.
_SYNC = """
import os, signal, sqlite3, sys
from pathlib import Path
from tui import sqlite_file
from tui.index import builder
from tui.library.catalog import schema, writer
from tui.library.sync.limits import SyncLimits
from tui.library.sync.synchronizer import sync
index, files, moment, left = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
def die_at_last():
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
def dying(real, late):
    def call(*args, **named):
        if not late:
            die_at_last()
        done = real(*args, **named)
        if late:
            die_at_last()
        return done
    return call
def traced(*args, **named):
    db = connect(*args, **named)
    db.set_trace_callback(lambda said: said.startswith(moment) and die_at_last())
    return db
calls = {
    "write": (builder, "write_segment"), "merge": (builder, "merge_segments"),
    "drop": (schema, "remove_run"), "finish": (writer.CatalogWriter, "finish"),
    "commit": (writer.CatalogWriter, "commit"), "forget": (writer.CatalogWriter, "forget"),
}
name = moment.removeprefix("after ")
connect = schema.connect
if name in calls:
    where, attribute = calls[name]
    setattr(where, attribute, dying(getattr(where, attribute), moment != name))
elif name == "cpu":
    signal.setitimer(signal.ITIMER_PROF, left / 1000)
else:
    schema.connect = traced
limits = SyncLimits(4, 4, segments=2, segments_meanwhile=2, batch_files=1)
sync(index, [files], workers=0, limits=limits)
"""


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for number in range(FILES):
        put(tmp_path / "files" / f"{number:02d}.md", summary(f"Part {number}", "One", "Two"))
    put(tmp_path / "files" / "news.md", item("News"))
    return tmp_path / "files"


def _killed(index: Path, files: Path, moment: str, count: int) -> int:
    command = [sys.executable, "-c", _SYNC, str(index), str(files), moment, str(count)]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def _change(files: Path) -> None:
    for number in range(0, FILES, 2):
        put(files / f"{number:02d}.md", summary(f"Part {number}", "Three", "Four"), age=7)
    (files / "moved").mkdir()
    (files / "01.md").rename(files / "moved" / "01.md")
    (files / "03.md").unlink()


@pytest.mark.parametrize(
    ("moment", "count"),
    [
        ("after write", 4),
        ("UPDATE meta SET value = value", 1),
        ("INSERT OR REPLACE INTO file", 5),
        ("after commit", 2),
        ("merge", 1),
        ("after merge", 3),
        ("drop", 2),
        ("finish", 1),
    ],
)
def test_a_sync_that_is_killed_is_made_good_by_the_next(
    moment: str, count: int, files: Path, tmp_path: Path
) -> None:
    index = tmp_path / "index"
    assert _killed(index, files, moment, count) == -signal.SIGKILL
    catalog = Catalog(index)
    assert catalog.trouble is None
    assert len(catalog.documents(range(200))) == sum(catalog.counts()[1:])
    catalog.close()
    held(index)
    assert follow(index, files).anew == ""
    follow(tmp_path / "other", files)
    assert held(index) == held(tmp_path / "other")


@pytest.mark.parametrize(
    ("moment", "count"),
    [
        ("DELETE FROM episode", 3),
        ("after merge", 1),
        ("drop", 1),
        ("after forget", 1),
    ],
)
def test_a_sync_of_changes_that_is_killed_is_made_good_by_the_next(
    moment: str, count: int, files: Path, tmp_path: Path
) -> None:
    index = tmp_path / "index"
    follow(index, files)
    _change(files)
    assert _killed(index, files, moment, count) == -signal.SIGKILL
    assert Catalog(index).trouble is None
    held(index)
    assert follow(index, files).anew == ""
    follow(tmp_path / "other", files)
    assert held(index) == held(tmp_path / "other")
    assert len({path.name for path in index.glob("run-*")}) <= 8


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timer that kills")
def test_a_sync_that_is_killed_again_and_again_comes_to_its_end(
    files: Path, tmp_path: Path
) -> None:
    # The kernel ends the process after so much of its own time, wherever that is.
    index = tmp_path / "index"
    ends = [_killed(index, files, "cpu", 4 + 5 * turn) for turn in range(5)]
    assert -signal.SIGPROF in ends
    held(index)
    follow(index, files)
    follow(tmp_path / "other", files)
    assert held(index) == held(tmp_path / "other")


def test_of_two_syncs_at_once_one_does_the_work(files: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    command = [sys.executable, "-c", _SYNC, str(index), str(files), "none", "0"]
    both = [
        subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(2)
    ]
    errors = [process.communicate()[1] for process in both]
    assert 0 in [process.returncode for process in both]
    for process, error in zip(both, errors, strict=True):
        assert process.returncode == 0 or "AtWorkError" in error
    follow(tmp_path / "other", files)
    assert held(index) == held(tmp_path / "other")


def test_the_lock_ends_with_a_killed_process(files: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    assert _killed(index, files, "write", 1) == -signal.SIGKILL
    assert follow(index, files).segments == FILES * 2


def test_worker_processes_end_with_a_parent_that_is_killed(files: Path, tmp_path: Path) -> None:
    code = _SYNC.replace("workers=0", "workers=2").replace(
        "batch_files=1", "batch_files=1, alone_bytes=0"
    )
    head = f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nif __name__ == '__main__':\n"
    script = tmp_path / "script.py"
    script.write_text(head + textwrap.indent(code, "    "), encoding="utf-8")
    command = [sys.executable, str(script), str(tmp_path / "index"), str(files), "write", "1"]
    # The workers have the other end of this pipe, too: it closes with the last of them.
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.read() == b""
    assert process.returncode == -signal.SIGKILL
