"""Write a large library of made-up summaries: python tests/bench/make_library.py FOLDER [EPISODES].

The same seed gives the same files: a folder a show, small episodes of 8 to 24 segments over some
ten years, and a folder `news` with an item for every 25 episodes.
"""

from __future__ import annotations

import random
import sys
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

    def __init__(self, chance: random.Random, count: int) -> None:
        self._chance = chance
        syllables = [chance.choices(_SYLLABLES, k=chance.randint(2, 4)) for _ in range(count)]
        self._words = list(dict.fromkeys("".join(word) for word in syllables))
        self._sums = list(accumulate(1 / (rank + 8) for rank in range(len(self._words))))

    def some(self, count: int) -> list[str]:
        return self._chance.choices(self._words, cum_weights=self._sums, k=count)

    def sentence(self) -> str:
        count = self._chance.randint(8, 18)
        words = [
            self._chance.choice(_LITTLE) if self._chance.random() < 0.42 else word
            for word in self.some(count)
        ]
        return f"{' '.join(words).capitalize()}."

    def title(self) -> str:
        return " ".join(self.some(self._chance.randint(2, 4))).capitalize()


def _clock(seconds: int) -> str:
    return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def episode(chance: random.Random, words: _Words, show: str, number: int, day: date) -> str:
    """A summary with front matter and a line of times for each segment."""
    count = chance.randint(8, 24)
    length = count * chance.randint(150, 420)
    starts = [0, *sorted(chance.sample(range(60, length - 30), count - 1))]
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
        lines += [" ".join(words.sentence() for _ in range(chance.randint(2, 4))), ""]
    return "\n".join(lines)


def item(words: _Words, place: int, day: date) -> str:
    """A news item with front matter."""
    paragraphs = (" ".join(words.sentence() for _ in range(4)) for _ in range(2))
    return "\n".join(
        (
            "---",
            f"title: {words.title()} in {words.some(1)[0].title()}",
            f"excerpt: {words.sentence()}",
            f"publishedDateTime: {day.isoformat()}",
            f"webUrl: https://news.example/{place}",
            "provider:",
            "  name: Example Wire",
            "---",
            "",
            "\n\n".join(paragraphs),
            "",
        )
    )


def make_library(folder: Path, episodes: int) -> None:
    """Write so many summaries, and news beside them."""
    chance = random.Random(SEED)
    words = _Words(chance, 60_000)
    (folder / "news").mkdir(parents=True, exist_ok=True)
    for show in _SHOWS:
        (folder / show).mkdir(exist_ok=True)
    for place in range(episodes):
        show = _SHOWS[place % len(_SHOWS)]
        number = place // len(_SHOWS) + 1
        day = _FIRST_DAY + timedelta(days=number * 3 + place % 3)
        path = folder / show / f"{number:05d}.md"
        path.write_text(episode(chance, words, show, number, day), encoding="utf-8")
        if place % 25 == 0:
            news = folder / "news" / f"{place:06d}.md"
            news.write_text(item(words, place, day), encoding="utf-8")


if __name__ == "__main__":
    make_library(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 25_000)
