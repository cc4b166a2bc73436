"""Bytes of the index or of the store are flipped, and every command must be right or tell.

usage: python -m tests.fuzz.damage index|store [FLIPS] [SEED]
"""

from __future__ import annotations

import os
import random
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

ASKED = (
    ("jump", "hives", "--json"),
    ("jump", "robots almonds", "--json"),
    ("library", "list", "--json"),
    ("pick", "clover"),
    ("export", "{files}/talk.md", "--to", "json"),
    ("news", "{files}/talk.md", "--json"),
    ("feeds", "--json"),
    ("feeds", "--opml"),
    ("segments", "{files}/talk.md", "--json"),
    ("check", "{files}"),
    ("store", "--check"),
)
COMMANDS = (*ASKED, ("library", "sync", "--json"), *ASKED)
"""What is asked of a damaged index or store: before a sync and after it."""
SYNC = len(ASKED)
TEXTS = {
    "talk.md": "# Talk\n\n0:00 Hives\nBees in hives.\n\n5:00 Robots\nRobots of almonds.\n",
    "second.md": "# Second\n\n0:00 Lawns\nClover in lawns.\n\n9:00 Pollen\nAlmonds and hives.\n",
    "news.md": "---\ntitle: RoboBee among almonds\nprovider: Wire\n---\nRobots in hives.\n",
}


class Home:
    """A home of its own with a library that is synced, to be damaged again and again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        os.environ |= {f"XDG_{name}_HOME": str(folder / name) for name in ("DATA", "CACHE")}
        self.files = folder / "files"
        self.files.mkdir()
        for name, text in TEXTS.items():
            (self.files / name).write_text(text, encoding="utf-8")
        self.run("library", "add", str(self.files))
        self.keep()
        self.expected = [self.run(*command) for command in COMMANDS]
        for name in ("DATA", "CACHE"):
            shutil.copytree(folder / name, folder / f"{name}.whole")

    def keep(self) -> None:
        """Keep moments, a pin, a position and a feed in the store."""
        from tui.library.store.database import Store
        from tui.library.store.decisions import Decisions
        from tui.library.store.moments import Moments, new_moment
        from tui.library.store.positions import Positions
        from tui.library.store.subscription_table import SubscriptionTable
        from tui.model import Verdict
        from tui.readers.registry import read

        reading = read([self.files])
        talk = next(one for one in reading.episodes if one.title == "Talk")
        store = Store()
        for segment in talk.segments:
            Moments(store).keep(new_moment(talk, segment.start, segment.gist, "a #note of mine"))
        Decisions(store).decide(talk, 0.0, reading.news, Verdict.PINNED)
        Positions(store).remember(talk, 300.0, 600.0)
        SubscriptionTable(store).add("https://example.org/feed", "Wire", "Wire", ["bees"])
        store.close()

    def run(self, *arguments: str) -> tuple[int, str, str, str]:
        """A command's exit code, output, errors, and the name of what it raised, if it did."""
        from click.testing import CliRunner

        from tui.cli.main import cli

        words = [word.format(files=self.files) for word in arguments]
        result = CliRunner().invoke(cli, words)
        raised = result.exception
        crash = "" if raised is None or isinstance(raised, SystemExit) else type(raised).__name__
        lines = (line.partition('"hits"')[2] or line for line in result.stdout.splitlines())
        return result.exit_code, "\n".join(lines), result.stderr, crash

    def restore(self) -> None:
        """Put back what was whole."""
        for name in ("DATA", "CACHE"):
            shutil.rmtree(self.folder / name)
            shutil.copytree(self.folder / f"{name}.whole", self.folder / name)

    def damage(self, what: str, rng: random.Random) -> str:
        """Flip a bit of a file of the index or the store; which."""
        name = "CACHE/skimcast/library" if what == "index" else "DATA/skimcast"
        files = [
            each
            for each in (self.folder / name).iterdir()
            if each.is_file() and each.stat().st_size
        ]
        path = rng.choice([path for path in files if path.name != "lock.sqlite3"])
        data = bytearray(path.read_bytes())
        position = rng.randrange(len(data))
        data[position] ^= 1 << rng.randrange(8)
        path.write_bytes(data)
        return f"{path.name} byte {position}"


def judged(home: Home) -> tuple[str, str]:
    """What the commands come to while it is damaged, and after the next sync."""
    verdicts = ["right", "right"]
    for place, (command, expected) in enumerate(zip(COMMANDS, home.expected, strict=True)):
        code, output, errors, crash = home.run(*command)
        if crash:
            verdict = f"crash: {crash}"
        elif place == SYNC or output == expected[1]:
            continue
        else:
            verdict = "told" if errors or code else "silently other"
        late = place > SYNC
        if verdicts[late] in ("right", "told"):
            verdicts[late] = verdict
    return verdicts[0], verdicts[1]


def main(what: str, flips: int, seed: int) -> Counter[tuple[str, str]]:
    """Damage so many times; how often each came of it."""
    rng = random.Random(seed)
    tally: Counter[tuple[str, str]] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        for _ in range(flips):
            home.restore()
            where = home.damage(what, rng)
            verdict = judged(home)
            tally[verdict] += 1
            if {"right", "told"} < {*verdict, "right", "told"}:
                print(where, *verdict, sep="; ")
    return tally


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[2:]]
    for verdict, count in main(sys.argv[1], *numbers, *(100, 1)[len(numbers) :]).items():
        print(f"{count:6} {verdict[0]}; after a sync {verdict[1]}")
