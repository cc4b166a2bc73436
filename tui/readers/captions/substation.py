"""SubStation Alpha (SSA, ASS): a line for each cue, its fields as the line "Format:" names them.

Shapes that are drawn and lines that are comments are no words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.model import Problem
from tui.readers.captions.cues import Cue, marked_text
from tui.readers.format_reader import ParsedFile
from tui.readers.reading import Reading
from tui.readers.summary.diagnostics import capped
from tui.readers.timed_content import TimedContent, reading_of
from tui.timecode import total_seconds

_FORMAT = ("layer", "start", "end", "style", "name", *["margin"] * 3, "effect", "text")
_TIME = re.compile(r"([0-9]{1,3}):([0-9]{1,2}):([0-9]{1,2})(?:[.,:]([0-9]{1,3}))?")
_DRAWN = re.compile(
    r"\{[^{}]{0,999}\\p[1-9][^{}]{0,999}\}[^{}]*(?:\{[^{}]{0,999}\\p0[^{}]{0,999}\}|$)"
)
_BLANK = re.compile(r"\\[hn]")
_BROKEN = "this line has no start and end such as 0:01:02.50; it is left out."


def read(file: ParsedFile) -> Reading:
    """The episode of a SubStation file."""
    fields: dict[str, str] = {}
    names: Sequence[str] = _FORMAT
    cues: list[Cue] = []
    broken: list[Problem] = []
    is_event = False
    for number, line in enumerate(file.machine_source.text.split("\n"), 1):
        key, _, value = line.partition(":")
        key = key.strip().lower()
        is_event = key == "[events]" or (is_event and not key.startswith("["))
        if key == "title" and not is_event:
            fields.setdefault("title", value.strip())
        elif key == "format" and is_event:
            names = [name.strip().lower() for name in value.split(",")]
        elif key == "dialogue":
            cue = _cue(names, value, number)
            cues += [cue] if cue else []
            broken += [] if cue else [Problem(file.path, number, _BROKEN)]
    cues.sort(key=lambda cue: cue.start)
    problems = (*file.machine_source.problems, *capped(broken, "broken lines"))
    said = [cue for cue in cues if cue.text]
    return reading_of(file, TimedContent(said, fields=fields, problems=problems))


def _cue(names: Sequence[str], value: str, number: int) -> Cue | None:
    """What a line says; without text where it is drawn, None where its times are broken."""
    parts = dict(zip(names, value.split(",", len(names) - 1), strict=False))
    start, end = (_seconds(parts.get(name, "")) for name in ("start", "end"))
    if start is None or end is None:
        return None
    words = _BLANK.sub(" ", _DRAWN.sub("", parts.get("text", "")))
    text, _ = marked_text(words)
    speaker = parts.get("name", parts.get("actor", "")).strip()
    return Cue(start, end, text, speaker, number)


def _seconds(written: str) -> float | None:
    time = _TIME.fullmatch(written.strip())
    return None if time is None else total_seconds(*time.groups())
