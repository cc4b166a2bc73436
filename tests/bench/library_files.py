"""Real segments as tables and as files that skimcast reads; see `find` for what they are."""

from __future__ import annotations

import lzma
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

SEARCH = Path(__file__).resolve().parents[3] / "shared" / "search"
COPIES = 10
REPLACED = 3 / 4
ODD = 1 / 100

Row = list[str]


def rows_of(folder: Path, size: int) -> list[Row]:
    """The lines of a table: episode, start, title, text."""
    path = folder / ("c42.tsv" if size == 42 else f"c{min(size, 100_000)}.tsv.xz")
    opened = lzma.open if path.suffix == ".xz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines]


def text_of(row: Row) -> str:
    return " ".join(part for part in row[2:4] if part)


def copies_of(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The copies of the lines that make the million, all but the first; see `find`."""
    drawing = random.Random(20260101)
    words = [word for row in rows for word in text_of(row).split()]
    for copy in range(1, COPIES):
        yield [
            [f"{row[0]} {copy}", row[1], "", " ".join(_other_words(row, words, drawing))]
            for row in rows
        ]


def _other_words(row: Row, words: Sequence[str], drawing: random.Random) -> Iterator[str]:
    for word in text_of(row).split():
        if drawing.random() >= REPLACED:
            yield word
            continue
        other = words[int(drawing.random() * len(words))]
        if drawing.random() < ODD:
            index = int(drawing.random() * (len(other) + 1))
            other = other[:index] + drawing.choice("aeiounrst") + other[index:]
        yield other


def write_files(rows: Sequence[Row], folder: Path) -> dict[str, list[int]]:
    """Write a summary an episode; returns for each file the lines by their whole seconds."""
    folder.mkdir(parents=True)
    episodes: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        episodes.setdefault(row[0], []).append(number)
    lines: dict[str, list[int]] = {}
    for title, numbers in episodes.items():
        path = folder / f"{len(lines):06d}.md"
        parts, last = [f"# {title}", ""], -1
        for number in sorted(numbers, key=lambda n: float(rows[n][1])):
            last = max(int(float(rows[number][1])), last + 1)
            hours, rest = divmod(last, 3600)
            parts += [f"{hours}:{rest // 60:02d}:{rest % 60:02d}", text_of(rows[number]), ""]
            lines.setdefault(str(path), []).extend((last, number))
        path.write_text("\n".join(parts), encoding="utf-8")
    return lines
