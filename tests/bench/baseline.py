"""The figures that benches are held to: stored beside them, compared within a tolerance.

A figure is a score, or a ratio to a rival that was measured in the same run, so that it means the
same on another machine and on a busy one.
"""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, NamedTuple

PATH = Path(__file__).with_name("baseline.json")


class Figure(NamedTuple):
    """A figure, which way is better, and by what share of it a run may be worse."""

    value: float
    better: Literal["higher", "lower"]
    tolerance: float

    def is_worse_than(self, stored: Figure) -> bool:
        """Whether this is worse than a stored figure, by more than that one's tolerance."""
        if stored.better == "higher":
            return self.value < stored.value * (1 - stored.tolerance)
        return self.value > stored.value * (1 + stored.tolerance)


Figures = Mapping[str, Figure]


def score(value: float) -> Figure:
    """A score, which the same code gives anew; the tolerance is for rounding."""
    return Figure(value, "higher", 0.002)


def ratio(value: float, tolerance: float = 0.25) -> Figure:
    """What something costs beside its rival."""
    return Figure(value, "lower", tolerance)


def stored(bench: str, path: Path) -> dict[str, Figure]:
    """The figures of a bench in the baseline; none where it has none yet."""
    entry = _read(path).get(bench, {"figures": {}})
    return {name: Figure(**row) for name, row in entry["figures"].items()}


def update(bench: str, figures: Figures, path: Path) -> None:
    """Write a bench's figures into the baseline; a tolerance that stands there stays."""
    before = stored(bench, path)
    rows = {
        name: figure._replace(
            value=float(f"{figure.value:.4g}"),
            tolerance=before[name].tolerance if name in before else figure.tolerance,
        )._asdict()
        for name, figure in figures.items()
    }
    today = datetime.now(UTC).date().isoformat()
    entries = _read(path) | {bench: {"date": today, "machine": machine(), "figures": rows}}
    text = json.dumps(entries, indent=2, sort_keys=True)
    path.write_text(f"{text}\n", encoding="utf-8")


def compared(figures: Figures, before: Figures) -> Iterator[tuple[str, bool]]:
    """A line for each figure of the baseline, and whether the run is worse there."""
    for name, old in before.items():
        new = figures.get(name)
        if new is None:
            yield f"{name}: not measured in this run", False
            continue
        worse = new.is_worse_than(old)
        verdict = f"worse, {old.better} is better" if worse else "holds"
        yield f"{name}: {new.value:.4g}, baseline {old.value:.4g}: {verdict}", worse


def machine() -> str:
    """What the figures were measured on."""
    return (
        f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, "
        f"Python {platform.python_version()}"
    )


def _read(path: Path) -> dict[str, Any]:
    entries: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return entries
