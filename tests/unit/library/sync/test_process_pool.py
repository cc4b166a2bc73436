"""Worker processes and the signals that reach their parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tui.library.catalog.rows import FileStat
from tui.library.sync.extract import Batch
from tui.library.sync.limits import SyncLimits
from tui.library.sync.process_pool import Tasks, WorkerError, batches, read_all
from tui.library.sync.scan import Task

ROOT = Path(__file__).resolve().parents[4]

# A worker tells its group by the process that it is in the middle of reading for.
_WORKERS = """
import os
from tui.library.sync.process_pool import result_of, worker_pool
def main():
    with worker_pool(2) as pool:
        print(os.getpgrp(), *set(pool.map(os.getpgid, [0] * 8)), flush=True)
        pool.submit(os.read, 0, 1)
        while True:
            result_of(pool.submit(os.getpid), lambda: None)
if __name__ == "__main__":
    main()
"""


def _tasks(*sizes: int) -> Tasks:
    return [Task(f"{n}.md", FileStat(size, 0, 0), direct=False) for n, size in enumerate(sizes)]


def _end(_: Tasks) -> Batch:
    os._exit(3)


def test_batches_are_of_about_as_many_bytes_and_of_few_files() -> None:
    limits = SyncLimits(batch_bytes=100, batch_files=3)
    made = batches(_tasks(10, 95, 200, 1, 1, 1, 1), limits)
    assert [[task.path for task in batch] for batch in made] == [
        ["0.md", "1.md"],
        ["2.md"],
        ["3.md", "4.md", "5.md"],
        ["6.md"],
    ]


def test_a_worker_that_ends_by_itself_is_told() -> None:
    results = read_all(_tasks(1), _end, SyncLimits(alone_bytes=0), 1, lambda: None)
    with pytest.raises(WorkerError):
        next(results)


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="no groups of processes here")
def test_a_signal_to_all_of_a_sync_ends_it_and_does_not_break_the_pool_it_waits_for(
    tmp_path: Path,
) -> None:
    script = tmp_path / "workers.py"
    script.write_text(_WORKERS, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, str(script)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        groups = [int(word) for word in process.stdout.readline().split()]
        assert groups[0] == process.pid
        assert process.pid not in groups[1:]
        os.killpg(process.pid, signal.SIGTERM)
        assert process.wait(timeout=60) == -signal.SIGTERM
