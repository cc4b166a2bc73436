"""What is doubtful about the times of a summary, and what is listed as chapters and is none.

Of the lists only names that always list chapters are looked at: "toc" says other things as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from tui.model import Problem, Timecode
from tui.readers.frontmatter.document import FrontMatter, Value
from tui.readers.frontmatter.field_names import is_named
from tui.readers.markup.blocks import Block, BlockKind
from tui.readers.markup.paragraphs import TURN
from tui.readers.summary.chapters import holds_chapters
from tui.readers.summary.outline import Outline
from tui.readers.summary.segmentation import RawSegment, is_transcript
from tui.readers.summary.timestamps import LinePosition
from tui.sanitize import clean_line
from tui.timecode import seconds_of

_FLAGS = frozenset(("", "true", "false", "yes", "no", "on", "off"))
_MAX_REPORTED = 20  # of one kind or list, before the rest is only counted
NO_TIMES = "no timecodes were found; begin a line with one, such as 12:30, for each segment."
"""What is told of an episode without segments."""

_SHOWN = 60  # characters of an entry that a message repeats
_FAR = 100 * 3600
_MOST = 5  # segments past the end, from which on the duration is to blame
_TURNS = 3  # segments, from which on a step is usual
_QUICK = 120  # seconds that a speaker takes, mostly
_LINE = 2000  # characters of a line in which times are looked for
_FEW = 3  # lines, from which on times that begin no segment are told
_RUNS = 12  # of lines that a message names
_CLOCK = re.compile(r"(?<![\w:./-])[0-9]{1,3}(?::[0-9]{2}){1,3}(?![\w:/]|-[0-9])")
_AT_EDGE = re.compile(
    r"^[\W_]{0,9}[0-9]{1,3}(?::[0-9]{2}){1,3}(?![\w:])|(?<![\w:])[0-9]{1,3}(?::[0-9]{2}){1,3}[\W_]{0,9}$"
)
_MALFORMED = re.compile(r"[\W_]{0,9}([0-9]{1,4}(?::[0-9]{1,6}){1,3})(?![\w:])")


def chapter_problems(path: str, matter: FrontMatter) -> Iterator[Problem]:
    """The problems with values that are called chapters: no times at all, or entries without."""
    for name, value in matter.fields.items():
        if is_named(name, "episode.chapters.sure"):
            line = matter.lines.get(name)
            yield from (Problem(path, line, note) for note in _notes(clean_line(name), value))


def _notes(name: str, value: Value) -> Iterator[str]:
    if not value or (isinstance(value, str) and value.strip().lower() in _FLAGS):
        return
    if not isinstance(value, list):
        if not holds_chapters(value):
            yield f"{name} lists no times; write one line for each, such as '- 12:30 Topic'."
        return
    # Texts may go on from the entry before.
    entries = ((at, item) for at, item in enumerate(value, 1) if isinstance(item, list | dict))
    invalid = [(number, item) for number, item in entries if not holds_chapters([item])]
    for number, item in invalid[:_MAX_REPORTED]:
        todo = f"write it like 12:30: {_shown(item)}"
        yield f"entry {number} of {name} has no start that is a time; {todo}."
    if len(invalid) > _MAX_REPORTED:
        more = len(invalid) - _MAX_REPORTED
        yield f"{more} more entries of {name} have no start; mend the ones above."


def _shown(item: Value) -> str:
    parts = [f"{key}: {part}" for key, part in item.items()] if isinstance(item, dict) else []
    words = ", ".join(parts) if parts else str(item)
    return f"'{clean_line(words[:_SHOWN])}'"


def timing_problems(
    path: str,
    segments: list[RawSegment],
    duration: float | None,
    blocks: list[Block],
    outline: Outline,
) -> list[Problem]:
    """The problems with the starts of segments, and with what was nearly one."""
    unread = unread_problems(path, blocks, outline)
    if not segments:
        return [Problem(path, None, NO_TIMES), *unread]
    return [
        *unread,
        *start_problems(path, segments, duration),
        *capped(_malformed(path, blocks, outline), "broken times"),
    ]


def start_problems(
    path: str, segments: Sequence[RawSegment], duration: float | None
) -> list[Problem]:
    """The problems with starts that run back, repeat, or lie past the end of the recording."""
    return [
        *capped(_backward_starts(path, segments), "times that run back"),
        *capped(_repeated_starts(path, segments), "times that are told twice"),
        *capped(_past_the_end(path, segments, duration), "times that are too late"),
    ]


def unread_problems(path: str, blocks: list[Block], outline: Outline) -> list[Problem]:
    """One problem with all times at the edges of lines, where more begin no segment than do."""
    lines = [
        line
        for line in unread_lines(blocks, outline)
        if line.kind is not BlockKind.CODE and _AT_EDGE.search(line.text[:_LINE])
    ]
    if outline.false or len(lines) <= max(_FEW - 1, 2 * len(outline.timestamps)):
        return []
    message = (
        f"times on {in_lines([line.number for line in lines])} begin no segment; write each first"
        " on its line, as '12:30 A title', to have one begin there."
    )
    return [Problem(path, lines[0].number, message)]


def unread_lines(blocks: list[Block], outline: Outline) -> list[Block]:
    """The lines that hold times of which none begins a segment, nor a cue."""
    read = {stamp.index for stamp in (*outline.timestamps, *outline.cues)}
    return [
        line
        for index, line in enumerate(blocks)
        if index not in read and _CLOCK.search(line.text[:_LINE])
    ]


def in_lines(numbers: Sequence[int]) -> str:
    """Lines in words: "line 3", "lines 3, 5-9 and 12"; of many, the first and how many more."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] + 1 >= number:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    words = ["-".join(map(str, dict.fromkeys(run))) for run in runs[:_RUNS]]
    if len(runs) > _RUNS:
        return f"lines {', '.join(words)} and {len(runs) - _RUNS} more"
    *first, last = words
    return f"lines {', '.join(first)} and {last}" if first else f"line{'s' * ('-' in last)} {last}"


def capped(problems: Iterable[Problem], kind: str) -> list[Problem]:
    """The first problems of a kind, and how many more there are."""
    every = list(problems)
    reported, more = every[:_MAX_REPORTED], len(every) - _MAX_REPORTED
    if more > 0:
        last = reported[-1]  # whose line keeps it below the others where lines order them
        message = f"{more} more {kind}; mend the ones above first."
        reported.append(Problem(last.path, last.line, message))
    return reported


def _backward_starts(path: str, segments: Sequence[RawSegment]) -> Iterator[Problem]:
    for early, late in pairwise(segments):
        if late.start < early.start:
            message = (
                f"{Timecode(late.start)} comes after {Timecode(early.start)}; the order of the"
                " file is kept: check whether an hour is missing."
            )
            yield Problem(path, late.line, message)


def _repeated_starts(path: str, segments: Sequence[RawSegment]) -> Iterator[Problem]:
    if _is_transcript(segments) or is_transcript(segments):
        return
    seen: dict[float, RawSegment] = {}
    for segment in segments:
        first = seen.setdefault(segment.start, segment)
        if segment.level <= first.level and first is not segment:
            where = f" first on line {first.line}," if first.line is not None else ""
            twice = f"{Timecode(segment.start)} is told twice"
            message = f"{twice},{where} and both are kept: check the time."
            yield Problem(path, segment.line, message)


def _is_transcript(segments: Sequence[RawSegment]) -> bool:
    """Whether most segments are what was said, in turns; several may begin in one second then."""
    said = [segment.text[0] for segment in segments if segment.title is None and segment.text]
    if 2 * len(said) <= len(segments) or len(segments) < _TURNS:
        return False
    if 2 * sum(TURN.match(text) is not None for text in said) > len(said):
        return True
    starts = sorted(segment.start for segment in segments)
    return median(late - early for early, late in pairwise(starts)) <= _QUICK


def _past_the_end(
    path: str, segments: Sequence[RawSegment], duration: float | None
) -> Iterator[Problem]:
    for segment in segments:
        if segment.start >= _FAR:
            message = f"{Timecode(segment.start)} is past 99 hours; it is kept: check the time."
            yield Problem(path, segment.line, message)
    if duration is None:
        return
    end = f"past the end of the recording, {Timecode(duration)}"
    beyond = [segment for segment in segments if segment.start > duration]
    if len(beyond) >= _MOST and 2 * len(beyond) > len(segments):
        message = f"{len(beyond)} of {len(segments)} segments begin {end}: mend the duration."
        yield Problem(path, beyond[0].line, message)
        return
    for segment in beyond:
        late = f"{Timecode(segment.start)} is {end}"
        yield Problem(path, segment.line, f"{late}; it is kept: check the time, or the duration.")


def _malformed(path: str, blocks: list[Block], outline: Outline) -> Iterator[Problem]:
    """Lines among the timestamps that begin with what is nearly a timecode."""
    stamps = outline.timestamps
    if 2 * sum(stamp.position is LinePosition.LEAD for stamp in stamps) <= len(stamps):
        return
    taken = {stamp.index for stamp in stamps}
    kinds = {stamp.kind for stamp in stamps}
    first = max(0, stamps[0].index - 1)
    for index, line in enumerate(blocks[first : stamps[-1].index + 2], first):
        if index in taken or line.kind not in kinds:
            continue
        malformed = _MALFORMED.match(line.text)
        if malformed is not None and seconds_of(malformed[1]) is None:
            message = (
                f"'{malformed[1]}' is no timecode, so it begins no segment; write minutes and"
                " seconds with two digits below 60, such as 1:05:07."
            )
            yield Problem(path, line.number, message)
