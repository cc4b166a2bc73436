"""Making and following an index, beside reading the same files and doing nothing with them.

Without FOLDER a library is made (see make_library). Times are of the processor and count that of
the workers as well; on a busy machine they tell more than the clock.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from tests.bench.baseline import Figures, ratio
from tests.bench.make_library import make_library
from tui.library.catalog.reader import Catalog
from tui.library.sync.synchronizer import sync
from tui.readers.registry import read


def processor() -> float:
    """Seconds of processor time of this process and the children that have ended."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, kinds))


def seconds(what: str, work: Callable[[], object]) -> float:
    """Do some work, and print and return what it took."""
    begun = processor()
    work()
    took = processor() - begun
    print(f"{what}: {took:.3f} s")
    return took


def bench(files: Path, index: Path) -> Figures:
    """Print what it takes to read some files, to make their index, and to use it."""
    alone = seconds("the files read", lambda: read([files]))
    made = seconds("index made", lambda: sync(index, [files]))
    with closing(Catalog(index)) as catalog:
        counts = catalog.counts()
        print(f"{counts}: {(counts.segments + counts.news) / made:,.0f} a second")
    followed = seconds("followed, nothing new", lambda: sync(index, [files]))
    size = sum(path.stat().st_size for path in index.iterdir())
    text = sum(path.stat().st_size for path in files.rglob("*.md"))
    print(f"{size / 2**20:.1f} MiB on the disk for {text / 2**20:.1f} MiB of text")
    seconds("opened", lambda: Catalog(index).close())
    with closing(Catalog(index)) as catalog:
        seconds("all episodes", catalog.episodes)
        seconds("all news items", catalog.items)
        numbers = range(0, catalog.numbers, 1 + catalog.numbers // 50)
        seconds("50 documents", lambda: catalog.documents(numbers))
    return {
        "made, of reading alone": ratio(made / alone),
        "followed, of reading alone": ratio(followed / alone),
        "size, of the text's": ratio(size / text, 0.05),
    }


def main(argv: Sequence[str]) -> Figures:
    parser = argparse.ArgumentParser("index", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="summaries and news")
    parser.add_argument("--episodes", type=int, default=1_000, help="where no folder is named")
    asked = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as name:
        files = asked.folder or Path(name) / "files"
        if asked.folder is None:
            make_library(files, asked.episodes, asked.episodes // 25)
        return bench(files, Path(name) / "index")
