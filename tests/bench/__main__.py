"""Run benches.

usage: python -m tests.bench BENCH[,BENCH…]|all [--check | --update] [what the bench takes]

  --check   compare with the baseline; exit 1 where a figure is worse by more than its tolerance
  --update  write the figures into the baseline

`python -m tests.bench BENCH --help` tells what a bench takes.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from tests.bench import baseline

MEASURED = {
    "find": "how high the right segment comes, of 42 to 1,000,000, and what a key costs beside fzf",
    "key": "a key in the jump box over 1 and 50 open episodes and 10,000 segments on the disk",
    "keys": "keys in an episode of 30,000 segments, beside the same in one of 42",
    "open": "opening an episode in a library of 3,000 news items, beside reading these anew",
    "feeds": "a feed of 400 items, beside feedparser alone",
    "start": "the first frame beside an empty Textual app, commands beside plain Click",
    "captions": "a transcript of three hours as WebVTT and SRT, beside webvtt-py and pysubs2",
    "descriptions": "chapters out of show notes, beside yt-dlp's own extraction",
    "index": "making and following an index, beside reading the same files",
    "link": "how good links are on graded episodes",
    "pool": "a first link over 4,000 news items in a new process, beside TF-IDF",
    "semantic": "what each embedder costs, and how well its vectors alone rank news",
}
TOOLS = {
    "distill": "make the table of word vectors again from open text and a sentence model",
    "link_peers": "how well known methods link the graded episodes",
    "make_library": "write a large library of made-up summaries",
}
ONE_CORE = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


def main(argv: Sequence[str], path: Path = baseline.PATH) -> int:
    """Run the benches that are named, with the baseline of a file; returns the exit status."""
    words = [word for word in argv if word not in ("--check", "--update")]
    if not words or words[0] in ("-h", "--help"):
        print(help_text())
        return 0
    names = list(MEASURED) if words[0] == "all" else words[0].split(",")
    unknown = [name for name in names if name not in MEASURED | TOOLS]
    if unknown:
        print(f"no bench {unknown[0]!r}\n{help_text()}", file=sys.stderr)
        return 2
    os.environ.update(dict.fromkeys(ONE_CORE, "1"))  # numpy reads these when it is loaded
    os.environ["PYTHONDONTWRITEBYTECODE"] = ""  # what is installed is compiled, as its rivals are
    return max([run(name, words[1:], argv, path) for name in names])


def help_text() -> str:
    """How to call it, and what there is."""
    width = max(map(len, MEASURED | TOOLS)) + 2
    rows = [
        f"{title}\n" + "\n".join(f"  {name:{width}}{what}" for name, what in table.items())
        for title, table in (("benches (all of them: all)", MEASURED), ("tools", TOOLS))
    ]
    return "\n".join([(__doc__ or "").strip(), "", *rows])


def run(name: str, words: Sequence[str], options: Sequence[str], path: Path) -> int:
    """Run one; returns 1 where it is to be checked and a figure is worse."""
    figures: baseline.Figures = import_module(f"tests.bench.{name}").main(words) or {}
    for each, figure in figures.items():
        print(f"{name}: {each}: {figure.value:.4g}")
    if "--update" in options and figures:
        baseline.update(name, figures, path)
    if "--check" not in options:
        return 0
    rows = list(baseline.compared(figures, baseline.stored(name, path)))
    for row, _ in rows:
        print(f"{name}: {row}")
    return int(any(worse for _, worse in rows))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
