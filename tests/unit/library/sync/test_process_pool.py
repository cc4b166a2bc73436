"""Worker processes and the signals that reach their parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[4]

# A worker tells its group by the process that it is in the middle of reading for.
_CREW = """
import os
from tui.library.sync import process_pool as crew
def main():
    with crew._pool(2) as pool:
        print(os.getpgrp(), *set(pool.map(os.getpgid, [0] * 8)), flush=True)
        pool.submit(os.read, 0, 1)
        while True:
            crew._result(pool.submit(os.getpid), lambda: None)
if __name__ == "__main__":
    main()
"""


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="no groups of processes here")
def test_a_signal_to_all_of_a_sync_ends_it_and_does_not_break_the_pool_it_waits_for(
    tmp_path: Path,
) -> None:
    script = tmp_path / "crew_at_work.py"
    script.write_text(_CREW, encoding="utf-8")
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
