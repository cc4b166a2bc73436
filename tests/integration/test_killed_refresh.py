"""A refresh that is killed at any moment loses nothing that was noted, and writes nothing by half.

KILLS in the environment sets how often; few in the suite.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from contextlib import suppress
from hashlib import sha256
from itertools import count

from tests.feeds_served import news_feed
from tests.loopback import Reply, serving
from tui.library.store.database import Store
from tui.library.store.subscription_table import SubscriptionTable
from tui.paths import fetched_folder
from tui.readers.registry import read

KILLS = int(os.environ.get("KILLS", "3"))
REFRESH = [sys.executable, "-m", "tui", "refresh", "--json"]


def demand_sound(table: SubscriptionTable) -> None:
    """Each file that was noted is there as it was written; others may be there, none by half."""
    folder = fetched_folder()
    noted = {
        folder / one.folder / file.name: file.digest
        for one in table.all()
        for file in table.fetched(one).values()
    }
    there = list(folder.rglob("*.md"))
    assert all(sha256(path.read_bytes()).hexdigest() == noted[path] for path in noted)
    assert all(path.read_bytes().endswith(b".\n") for path in there)
    assert noted.keys() <= set(there)


def test_a_refresh_that_is_killed_loses_nothing() -> None:
    chance, store = random.Random(11), Store()
    table, numbers = SubscriptionTable(store), count()
    with serving() as site:
        for name in ("a", "b", "c"):
            table.add(f"{site.address}/{name}", name, name, local=True)
        for _ in range(KILLS):
            for name in ("a", "b", "c"):
                heads = [f"{name}{next(numbers)} of bees" for _ in range(20)]
                site.replies[f"/{name}"] = Reply(news_feed(name, heads))
            running = subprocess.Popen(
                REFRESH, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            with suppress(subprocess.TimeoutExpired):
                running.wait(chance.uniform(0.2, 1.2))
            running.send_signal(signal.SIGKILL)
            running.wait()
            demand_sound(table)
        subprocess.run(REFRESH, check=True, stdout=subprocess.DEVNULL)
        demand_sound(table)
        assert not list(fetched_folder().rglob(".skimcast-unfinished*"))
        items = {item.title for item in read([fetched_folder()]).news}
        last = next(numbers)
        assert {f"c{number} of bees" for number in range(last - 20, last)} <= items
    store.close()
