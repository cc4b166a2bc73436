"""Cues and chapters to an episode, whatever file they come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from msgspec import Struct, field

from tui.model import Episode, Problem, Segment, Timecode
from tui.readers.captions.cues import Cue
from tui.readers.captions.transcript_passages import fill_with_cues, passages
from tui.readers.files import recording_stem
from tui.readers.frontmatter.document import FrontMatter, Value
from tui.readers.reading import Reading
from tui.readers.summary.diagnostics import capped, start_problems
from tui.readers.summary.metadata import read_metadata
from tui.readers.summary.reader import described_overview, parsed_title
from tui.readers.summary.segment_ends import finished_segments
from tui.readers.summary.segmentation import RawSegment
from tui.readers.summary.wording import TITLE_CAP

if TYPE_CHECKING:
    from tui.readers.format_reader import ParsedFile

_LABEL = 80  # characters of what a cue is listed as
_SLOW = 2.0  # characters a second, below which nobody speaks
_LONG = 20  # seconds that a chapter has at least, mostly


class TimedContent(Struct, frozen=True):
    """What a file of captions or chapters holds.

    Attributes:
        cues: what was said, in the order of the file.
        chapters: the chapters that the file lists; cues are their text.
        fields: what the file says of its recording, by any names of field_names.
        problems: what could not be read as it stands, the first few.
        missing: what is told where there are neither cues nor chapters.
    """

    cues: Sequence[Cue] = ()
    chapters: Sequence[RawSegment] = ()
    fields: Mapping[str, Value] = field(default_factory=dict)
    problems: Sequence[Problem] = ()
    missing: str = "no words with times were found; there is nothing to read."


def reading_of(file: ParsedFile, content: TimedContent) -> Reading:
    """The episode of a file, or why there is none."""
    problems = capped(content.problems, "lines like this one")
    metadata = read_metadata(file.path, FrontMatter(content.fields), ())
    if not content.cues and not content.chapters and not metadata.overview:
        missing = [Problem(file.path, None, content.missing)] if not problems else []
        return Reading(problems=(*problems, *missing))
    title = parsed_title(recording_stem(file.path), metadata, None)
    show = metadata.show or title.show or metadata.channel
    segments = _segments(file, content, metadata.duration, f"{title.title} {show or ''}")
    if content.chapters:
        problems += start_problems(file.path, content.chapters, metadata.duration)
    episode = Episode(
        path=file.path,
        title=title.title,
        show=show,
        number=title.number if metadata.number is None else metadata.number,
        published=metadata.published,
        duration=metadata.duration,
        media=metadata.media,
        overview=described_overview(metadata.overview),
        segments=tuple(segments),
        problems=(*problems, *metadata.problems),
    )
    return Reading(episodes=(episode,))


def _segments(
    file: ParsedFile, content: TimedContent, duration: float | None, episode_title: str
) -> list[Segment]:
    cues = content.cues
    if cues and not file.passage_minutes:
        return [_cue_segment(cue) for cue in cues]
    raw = list(content.chapters)
    if raw:
        raw = fill_with_cues(raw, cues)
    elif are_chapters(cues):
        raw = [RawSegment(cue.start, cue.end, _title(cue), (), cue.line) for cue in cues]
    else:
        raw = passages(cues, file.passage_minutes)
    return finished_segments(raw, duration, episode_title)


def are_chapters(cues: Sequence[Cue]) -> bool:
    """Whether cues are titles of chapters: short words that stand for long stretches."""
    steps = [late.start - early.start for early, late in pairwise(cues)]
    if not steps or median(steps) < _LONG:
        return False
    if any(len(cue.text) > TITLE_CAP or cue.speaker for cue in cues):
        return False
    first, *between, last = sorted(cues, key=lambda cue: cue.start)
    spoken = sum(len(cue.text) for cue in (first, *between))  # until the last one begins
    return spoken < _SLOW * (last.start - first.start)


def _title(cue: Cue) -> str | None:
    return " ".join(filter(None, (cue.speaker and f"{cue.speaker}:", *cue.text.split()))) or None


def _cue_segment(cue: Cue) -> Segment:
    label = _title(cue) or ""
    end = None if cue.end is None else Timecode(cue.end)
    gist = label if len(label) <= _LABEL else label[: _LABEL - 1].rstrip() + "…"
    return Segment(Timecode(cue.start), end, None, gist, cue.text, cue.line)
