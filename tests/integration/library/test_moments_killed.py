"""kill -9 at any moment loses nothing that was confirmed, and leaves a whole store.

Moments, pins and positions are written by turns.

python -m tests.integration.library.test_moments_killed 100     kills as often by hand
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tui.library.store.backups import check_store
from tui.library.store.database import Store
from tui.library.store.decisions import Decisions
from tui.library.store.moments import Moments
from tui.library.store.positions import Positions
from tui.model import Episode

WRITER = """
import sys
from msgspec.structs import replace
from pathlib import Path
from tui.library.store.database import Store
from tui.library.store.decisions import Decisions
from tui.library.store.moments import Moments, home_key, new_moment
from tui.library.store.positions import Positions
from tui.model import Episode, NewsItem, Timecode, Verdict
talk = Episode("a.md", "A talk")
item = NewsItem("news.md", "A headline")
store = Store(Path(sys.argv[1]))
moments, decisions, positions = Moments(store), Decisions(store), Positions(store)
begin = int(sys.argv[2])
for number in range(begin, begin + 100_000):
    kept = new_moment(talk, Timecode(number), "Gist", f"note {number} ")
    moments.keep(kept)
    moments.keep(replace(kept, note=kept.note * 20))
    moments.remove(kept)
    moments.undo(home_key(talk))
    decisions.decide(talk, number, [item], Verdict.PINNED)
    positions.remember(talk, number, None)
    print(number, flush=True)
"""


def killed(path: Path, begin: int, after: float) -> list[int]:
    """The numbers that were confirmed before the writer was killed, after some seconds of work."""
    command = [sys.executable, "-c", WRITER, str(path), str(begin)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        first = writer.stdout.readline()  # it is at work
        time.sleep(after)
        writer.kill()
        rest = writer.stdout.read()
    lines = (first + rest).split("\n")[:-1]  # one without its end was cut off
    return [int(line) for line in lines]


def kill_often(path: Path, kills: int, chance: random.Random) -> int:
    """Kill a writer again and again; tells how many rounds were confirmed and are there."""
    confirmed: list[int] = []
    for kill in range(kills):
        confirmed += killed(path, kill * 1_000_000, chance.random() * 0.05)
        check_store(path)
        store = Store(path)
        assert store.trouble is None
        notes = {int(one.seconds or 0): one.note for one in Moments(store).all()}
        pins = {int(one.seconds) for one in Decisions(store).of(Episode("a.md", "A talk"))}
        (position,) = Positions(store).all().values()
        store.close()
        lost = [number for number in confirmed if notes.get(number) != f"note {number} " * 20]
        assert not lost
        assert pins >= set(confirmed)
        assert position.seconds >= confirmed[-1]
    return len(confirmed)


def test_nothing_that_was_confirmed_is_lost(tmp_path: Path) -> None:
    assert kill_often(tmp_path / "store.sqlite3", 3, random.Random(7)) >= 3


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        often = int(sys.argv[1])
        count = kill_often(Path(folder) / "store.sqlite3", often, random.Random())
        print(f"{often} kills, {count:,} moments, pins and positions confirmed, none lost")
