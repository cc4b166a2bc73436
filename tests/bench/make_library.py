"""Write a large library of made-up summaries.

The same seed gives the same files: a folder a show, small episodes of 8 to 24 segments over some
ten years, and a folder `news` with items spread over them.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

SEED = 20_260_721
_SYLLABLES = (  # noqa: SIM905  a list is no easier to read
    "ba be bo da de di do fa fe ga go ha ho ka ke ki ko la le li lo ma me mi mo na ne no pa pe"
    " po ra re ri ro sa se si so ta te ti to va ve vi wa we zo stra plen gri mor tal ven dor ny"
).split()
_LITTLE = (  # noqa: SIM905  the same
    "the of and to a in that is it for with on as are this we they at by not or from"
).split()
_SHOWS = (
    "Field Notes", "Signal and Noise", "The Long Table", "Harbour Talks", "Second Draft",
    "Deep Time", "Open Workshop", "Night Shift", "Common Ground", "The Quiet Lab", "Rough Edges",
    "Letters Home", "Nordlicht", "Café des Idées", "Small Engines", "Weather Permitting",
)  # fmt: skip
_FIRST_DAY = date(2014, 1, 6)


class _Words:
    """Made-up words, few of them frequent and many rare, as in any language."""

    def __init__(self, drawing: random.Random, count: int) -> None:
        self._drawing = drawing
        syllables = [drawing.choices(_SYLLABLES, k=drawing.randint(2, 4)) for _ in range(count)]
        self._words = list(dict.fromkeys("".join(word) for word in syllables))
        self._sums = list(accumulate(1 / (rank + 8) for rank in range(len(self._words))))

    def some(self, count: int) -> list[str]:
        return self._drawing.choices(self._words, cum_weights=self._sums, k=count)

    def sentence(self) -> str:
        count = self._drawing.randint(8, 18)
        words = [
            self._drawing.choice(_LITTLE) if self._drawing.random() < 0.42 else word
            for word in self.some(count)
        ]
        return f"{' '.join(words).capitalize()}."

    def title(self) -> str:
        return " ".join(self.some(self._drawing.randint(2, 4))).capitalize()


def _clock(seconds: int) -> str:
    return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def episode(drawing: random.Random, words: _Words, show: str, number: int, day: date) -> str:
    """A summary with front matter and a line of times for each segment."""
    count = drawing.randint(8, 24)
    length = count * drawing.randint(150, 420)
    starts = [0, *sorted(drawing.sample(range(60, length - 30), count - 1))]
    lines = [
        "---",
        f"title: {words.title()} with {' '.join(words.some(2)).title()}",
        f"show: {show}",
        f"number: {number}",
        f"published: {day.isoformat()}",
        f'duration: "{_clock(length)}"',
        "---",
        "",
    ]
    for start in starts:
        lines += [f"{_clock(start)} {words.title()}"]
        lines += [" ".join(words.sentence() for _ in range(drawing.randint(2, 4))), ""]
    return "\n".join(lines)


def item(words: _Words, number: int, day: date) -> str:
    """A news item with front matter."""
    paragraphs = (" ".join(words.sentence() for _ in range(4)) for _ in range(2))
    return "\n".join(
        (
            "---",
            f"title: {words.title()} in {words.some(1)[0].title()}",
            f"excerpt: {words.sentence()}",
            f"publishedDateTime: {day.isoformat()}",
            f"webUrl: https://news.example/{number}",
            "provider:",
            "  name: Example Wire",
            "---",
            "",
            "\n\n".join(paragraphs),
            "",
        )
    )


def make_library(folder: Path, episodes: int, items: int) -> None:
    """Write so many summaries, and so many news items beside them."""
    drawing = random.Random(SEED)
    words = _Words(drawing, 60_000)
    for name in ("news", *_SHOWS):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for index in range(episodes):
        show = _SHOWS[index % len(_SHOWS)]
        number = index // len(_SHOWS) + 1
        path = folder / show / f"{number:05d}.md"
        day = day_of(index)
        path.write_text(episode(drawing, words, show, number, day), encoding="utf-8")
    for number in range(items):
        path = folder / "news" / f"{number:06d}.md"
        day = day_of(number * episodes // items)
        path.write_text(item(words, number, day), encoding="utf-8")


def day_of(index: int) -> date:
    """The day of an episode."""
    return _FIRST_DAY + timedelta(days=(index // len(_SHOWS) + 1) * 3 + index % 3)


def main(argv: Sequence[str]) -> None:
    parser = argparse.ArgumentParser("make_library", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--episodes", type=int, default=25_000)
    parser.add_argument("--news", type=int, default=1_000, help="news items")
    asked = parser.parse_args(argv)
    make_library(asked.folder, asked.episodes, asked.news)
