"""Who speaks in an episode: the names that stand before their words, line by line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from tui.model import Episode

_NAME = re.compile(r"^([^\W\d_][^:\n]{0,40}):(?=\s)", re.MULTILINE)
_MOST_WORDS = 5
_LEAST_SHARE = 0.2  # of all lines begin so where people speak


def speakers_of(episode: Episode) -> Mapping[str, int]:
    """The names of those who speak, numbered as they first speak; none where nobody does.

    A name stands before a colon at the beginning of a line, more than once, and many lines begin
    so; in a transcript that is timed, that many is not asked for.
    """
    counts: Counter[str] = Counter()
    lines = 0
    for segment in episode.segments:
        counts.update(m[1] for m in _NAME.finditer(segment.text))
        lines += sum(map(bool, segment.text.split("\n")))
    spoken = {
        name: count
        for name, count in counts.items()
        if count > 1 and len(name.split()) <= _MOST_WORDS and not name[:1].islower()
    }
    is_timed = any(segment.times for segment in episode.segments)
    if not is_timed and (len(spoken) < 2 or sum(spoken.values()) < _LEAST_SHARE * lines):
        return {}
    return {name: number for number, name in enumerate(spoken)}


def speaker_in(line: str, speakers: Mapping[str, int]) -> str:
    """Whose words a line begins; empty where it goes on with what was said before."""
    name, colon, _ = line.partition(":")
    return name if colon and name in speakers else ""
