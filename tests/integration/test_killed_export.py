"""An export that is killed at any moment leaves each note whole, old or new, and what stood in it.

KILLS in the environment sets how often; few in the suite.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from tui.library.store.database import Store
from tui.library.store.moments import Moments, new_moment
from tui.model import Timecode
from tui.readers.registry import read

KILLS = int(os.environ.get("KILLS", "2"))
TALKS = [f"Talk {number}" for number in range(15)]


def write_summaries(folder: Path) -> None:
    folder.mkdir()
    for title in TALKS:
        parts = (f"\n{n}:00 Part {n}\n\nBees {'dance ' * 40}.\n" for n in range(30))
        (folder / f"{title}.md").write_text(f"---\ntitle: {title}\n---\n{''.join(parts)}")


def keep_one_each(folder: Path, number: int) -> None:
    """Keep a moment of each talk."""
    store = Store()
    for episode in read([folder]).episodes:
        Moments(store).keep(new_moment(episode, Timecode(number), "Part", f"note {number}"))
    store.close()


def test_an_export_that_is_killed_loses_nothing(tmp_path: Path) -> None:
    chance, vault, summaries = random.Random(5), tmp_path / "vault", tmp_path / "summaries"
    command = [sys.executable, "-m", "tui", "export", str(summaries), "--to", "markdown"]
    command += ["-o", str(vault)]
    write_summaries(summaries)
    vault.mkdir()
    before: dict[str, str] = {}
    for number in range(KILLS):
        keep_one_each(summaries, number)
        running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with suppress(subprocess.TimeoutExpired):
            running.wait(chance.uniform(0.3, 1.5))
        running.send_signal(signal.SIGKILL)
        running.wait()
        notes = {path.name: path.read_text() for path in vault.glob("*.md")}
        for name, note in notes.items():
            assert note.startswith(before.get(name, "---\n")), name
            assert note.count("\n## Kept\n") <= 1, name
            assert note.count("^kept-") in (number, number + 1), name
        assert before.keys() <= notes.keys()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        for path in vault.glob("*.md"):
            assert path.read_text().startswith(notes.get(path.name, "---\n"))
            assert path.read_text().count("^kept-") == number + 1
            before[path.name] = f"{path.read_text()}\nMine, after {number}.\n"
            path.write_text(before[path.name])
        assert {path.stem for path in vault.glob("*.md")} == set(TALKS)
    assert all(len(episode.segments) == 30 for episode in read([vault]).episodes)
