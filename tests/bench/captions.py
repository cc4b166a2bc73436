"""A transcript of three hours as WebVTT and SRT, beside webvtt-py and pysubs2 on the same files.

The rivals give cues; skimcast is measured for the cues alone, and for the episode with its passages
and labels. Times are of the processor, the best of several.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pysubs2
import webvtt

from tests.bench.baseline import Figures, ratio
from tui.readers.format_reader import ParsedFile
from tui.readers.registry import FORMATS, Registry

_HOURS = 3
_SECONDS = 2.0  # that a cue lasts
_TRIES = 5
_TOPICS = 40
_WORDS_EACH = 30


def transcript() -> list[tuple[float, float, str]]:
    """Cues of one line or two, of made-up words about one topic after the other."""
    numbers = random.Random(9)
    topics = [
        ["".join(numbers.choices("abcdefghilmnoprstuv", k=7)) for _ in range(_WORDS_EACH)]
        for _ in range(_TOPICS)
    ]
    count = int(_HOURS * 3600 / _SECONDS)
    cues = []
    for place in range(count):
        words = [*numbers.choices(topics[place * _TOPICS // count], k=4), "and", "the", "of"]
        numbers.shuffle(words)
        mark = "." if place % 3 == 0 else ""
        text = " ".join(words[:4]) + "\n" + " ".join(words[4:]) + mark
        cues.append((place * _SECONDS, (place + 1) * _SECONDS, text))
    return cues


def _clock(seconds: float, sign: str) -> str:
    whole = int(seconds)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}{sign}000"


def _file(folder: Path, name: str) -> Path:
    sign, head = (".", "WEBVTT\n\n") if name.endswith("vtt") else (",", "")
    blocks = (
        f"{number}\n{_clock(start, sign)} --> {_clock(end, sign)}\n{text}\n"
        for number, (start, end, text) in enumerate(transcript(), 1)
    )
    path = folder / name
    path.write_text(head + "\n".join(blocks), encoding="utf-8")
    return path


def _best(work: Callable[[], object]) -> float:
    """Milliseconds of the processor that some work takes, the least of several times."""
    least = float("inf")
    for _ in range(_TRIES):
        begun = time.process_time()
        work()
        least = min(least, time.process_time() - begun)
    return 1e3 * least


def _cues(path: Path) -> list[object]:
    return list(Registry(FORMATS, 0.0).read([path]).episodes[0].segments)


def bench(folder: Path) -> Figures:
    """Print what each takes, and how skimcast's cues compare with the quicker rival."""
    figures = {}
    rivals: dict[str, Callable[[Path], object]] = {
        "webvtt-py, vtt": lambda path: webvtt.read(str(path)),
        "webvtt-py, srt": lambda path: webvtt.from_srt(str(path)),
        "pysubs2, vtt": lambda path: pysubs2.load(str(path)),
        "pysubs2, srt": lambda path: pysubs2.load(str(path)),
    }
    for form in ("vtt", "srt"):
        path = _file(folder, f"talk.{form}")
        ParsedFile(str(path))
        cues = _best(lambda path=path: _cues(path))  # type: ignore[misc]
        episode = _best(lambda path=path: Registry(FORMATS).read([path]))  # type: ignore[misc]
        print(f"skimcast, {form}: {cues:.1f} ms for {len(_cues(path)):,} cues")
        print(f"skimcast, {form}: {episode:.1f} ms for the episode with its passages")
        others = []
        for name, read in rivals.items():
            if name.endswith(form):
                others.append(_best(lambda read=read, path=path: read(path)))  # type: ignore[misc]
                print(f"{name}: {others[-1]:.1f} ms")
        figures[f"{form}: cues, of the quicker rival's time"] = ratio(cues / min(others))
    return figures


def main(argv: Sequence[str]) -> Figures:
    """Measure both formats."""
    argparse.ArgumentParser("captions", description=__doc__).parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        return bench(Path(folder))
