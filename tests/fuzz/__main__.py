"""Mutated inputs for a target: it must raise nothing, answer within a second, and stay small.

usage: python -m tests.fuzz readers|queries|times|events N SEED [FOLDER…]      ctrl+c ends it early

Readers begin with how the files of the folders begin, or those of data/. What fails is written to
fuzz-findings/ of the working folder, by what was raised and where.
"""

from __future__ import annotations

import random
import resource
import sys
import traceback
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from time import process_time

from tests.fuzz.mutator import mutated
from tests.fuzz.targets import TYPED, Target, targets

SLOW = 1.0
"""Seconds of processing in which an input is done."""
_SEED = 1_500
"""Bytes of a file that are begun with, at most: what it is shows there, and a long one is slow."""


def seeds_of(folders: Sequence[str]) -> dict[str, list[bytes]]:
    """How the files of folders begin, by suffix."""
    seeds: dict[str, list[bytes]] = {}
    for folder in folders:
        for path in sorted(Path(folder).rglob("*")):
            if path.is_file():
                with path.open("rb") as file:
                    seeds.setdefault(path.suffix.lower(), []).append(file.read(_SEED))
    return seeds


def failing(target: Target, suffix: str, data: bytes) -> str:
    """What is wrong with how a target took an input, in a few words; empty for nothing."""
    begun = process_time()
    try:
        target(suffix, data)
    except Exception as error:  # noqa: BLE001  whatever it is
        place = traceback.extract_tb(error.__traceback__)[-1]
        return f"{error!r:.80} {Path(place.filename).name}:{place.lineno}"
    took = process_time() - begun
    return "slow" if took > SLOW else ""


def fuzz(name: str, count: int, seed: int, folders: Sequence[str]) -> tuple[int, Counter[str]]:
    """Run a target so many times, or until ctrl+c; how many, and how often each was wrong."""
    rng = random.Random(seed)
    target = targets()[name]
    seeds = seeds_of(folders or ["data"]) if name == "readers" else {"": list(TYPED)}
    suffixes = [suffix for suffix, inputs in seeds.items() for _ in range(min(len(inputs), 40))]
    every = [data for inputs in seeds.values() for data in inputs]
    wrong: Counter[str] = Counter()
    number = 0
    with suppress(KeyboardInterrupt):
        for number in range(1, count + 1):
            suffix = rng.choice(suffixes)
            alike = rng.random() < 0.9
            data = mutated(seeds[suffix] if alike else every, rng)
            if told := failing(target, suffix, data):
                wrong[told] += 1
                if wrong[told] == 1:
                    keep(number, suffix, data, told)
    return number, wrong


def keep(number: int, suffix: str, data: bytes, told: str) -> None:
    """Write an input that failed where it can be looked at."""
    folder = Path("fuzz-findings")
    folder.mkdir(exist_ok=True)
    path = folder / f"{number}{suffix}"
    path.write_bytes(data)
    print(path, told, flush=True)


def main(argv: Sequence[str]) -> int:
    """Fuzz, and tell what came of it; 1 if anything was wrong."""
    if len(argv) < len(("name", "count", "seed")):
        print(__doc__)
        return 2
    name, count, seed, *folders = argv
    if name == "events":
        from tests.fuzz.events import main as send_events

        return send_events(int(count), int(seed), folders)
    begun = process_time()
    number, wrong = fuzz(name, int(count), int(seed), folders)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{name}: {number:,} in {process_time() - begun:.0f} s, {most} MB at most")
    for told, times in wrong.most_common():
        print(f"{times:6} {told}")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
