"""Measure making and following an index: python tests/bench/library_bench.py FOLDER.

FOLDER holds summaries and news, as tests/bench/make_library.py writes them. Processor time counts
that of the workers as well; on a busy machine it tells more than the clock.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tui.index.builder import ANALYSER
from tui.library.catalog.reader import Catalog
from tui.library.sync.synchronizer import sync


def _processor() -> float:
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, kinds))


def _timed(what: str, run: Callable[[], object]) -> float:
    begun, used = time.perf_counter(), _processor()
    run()
    took = time.perf_counter() - begun
    print(f"{what}: {took:.3f} s, {_processor() - used:.3f} s of processor time")
    return took


def main(files: Path) -> None:
    """Print what it takes to index some files, and to open the index."""
    with tempfile.TemporaryDirectory() as name:
        index = Path(name) / "index"
        took = _timed("made", lambda: sync(index, [files], ANALYSER))
        with closing(Catalog(index, ANALYSER.form)) as catalog:
            counts = catalog.counts()
        print(f"{counts}: {(counts.segments + counts.news) / took:,.0f} a second")
        _timed("followed, nothing new", lambda: sync(index, [files], ANALYSER))
        size = sum(path.stat().st_size for path in index.iterdir())
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{size / 2**20:.0f} MiB on the disk, {most:.0f} MiB of memory at most")
        with closing(Catalog(index, ANALYSER.form)) as catalog:
            _timed("all episodes", catalog.episodes)
            _timed("ranges of a show", lambda: catalog.ranges(shows=catalog.shows()[:1]))
            _timed(
                "50 documents",
                lambda: catalog.documents(range(0, catalog.numbers, 1 + catalog.numbers // 50)),
            )
        _timed("opened", lambda: Catalog(index, ANALYSER.form).close())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
