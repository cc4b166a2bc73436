"""Files of one stem are of one recording: each gives what it knows best, and they are one episode.

A summary, else chapters, are the segments; a transcript is the text beneath; what one of them does
not say of the recording another one does. Two files of people's text stay two episodes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import PurePath

from msgspec.structs import replace

from tui.model import Episode, Segment, Timecode
from tui.readers.files import TEXT_SUFFIXES, recording_stem, suffix_of
from tui.readers.summary.segmentation import RawSegment

_TOLD = (
    *("show", "number", "published", "duration", "media", "overview", "references"),
    "attachments",
)
"""What another file of the recording tells where one does not."""


def one_each(episodes: Iterable[Episode]) -> tuple[Episode, ...]:
    """The episodes, those of one recording in one folder as one, in the order of their first."""
    groups: dict[tuple[str, str], list[Episode]] = {}
    for episode in episodes:
        path = PurePath(episode.path)
        groups.setdefault((str(path.parent), recording_stem(path.name)), []).append(episode)
    return tuple(one for group in groups.values() for one in _joined(group))


def _joined(group: Sequence[Episode]) -> Iterator[Episode]:
    texts = [one for one in group if suffix_of(one.path) in TEXT_SUFFIXES]
    others = [one for one in group if one not in texts]
    several = len({one.path for one in group}) < len(group)  # in one file
    if len(group) == 1 or not others or several:
        yield from group
        return
    yield _one([*texts[:1], *others])
    yield from texts[1:]


def joined_to(episode: Episode, others: Sequence[Episode]) -> Episode:
    """An episode with what others of the same recording know, under its own path."""
    return replace(_one([episode, *others]), path=episode.path) if others else episode


def _one(group: Sequence[Episode]) -> Episode:
    """One episode of several; of equal ones the first counts."""
    if any(one.is_timed for one in group):
        group = [_as_notes(one) if _is_untimed_text(one) else one for one in group]
    transcripts = [one for one in group if any(segment.times for segment in one.segments)]
    outlines = [one for one in group if one.segments and one not in transcripts]
    outline = max(outlines, key=_worth, default=group[0])
    spoken = max(transcripts, key=_length, default=None)
    base = spoken if spoken is not None and not outlines else outline
    segments = base.segments
    if spoken is not None and outlines:
        segments = tuple(_with_words(base.segments, spoken.segments))
    others = (one for one in group if one is not base)
    ordered = sorted([base, *others], key=lambda one: suffix_of(one.path) not in TEXT_SUFFIXES)
    named = (one.title for one in ordered if one.title != recording_stem(one.path))
    told: dict[str, object] = {
        name: next(filter(None, (getattr(one, name) for one in ordered)), getattr(base, name))
        for name in _TOLD
    }
    problems = dict.fromkeys(problem for one in ordered for problem in one.problems)
    last, duration = segments[-1:], told["duration"]
    if last and isinstance(duration, float) and last[0].end is None and duration > last[0].start:
        segments = (*segments[:-1], replace(last[0], end=Timecode(duration)))
    return replace(
        base,
        path=ordered[0].path,
        title=next(named, base.title),
        segments=segments,
        problems=tuple(problems),
        **told,
    )


def _is_untimed_text(one: Episode) -> bool:
    return suffix_of(one.path) in TEXT_SUFFIXES and not one.is_timed


def _as_notes(one: Episode) -> Episode:
    """An episode whose text has no times, as what stands above the segments of another file."""
    notes = (part for each in one.segments for part in (each.title, each.text) if part)
    paragraphs = (part for text in notes for part in text.split("\n\n"))
    return replace(one, overview=(*one.overview, *paragraphs), segments=())


def _worth(outline: Episode) -> tuple[bool, int, int]:
    """People's own text before what programs write, then by its words, then by its segments."""
    is_text = suffix_of(outline.path) in TEXT_SUFFIXES
    return is_text, _length(outline), len(outline.segments)


def _length(episode: Episode) -> int:
    return sum(len(segment.text) for segment in episode.segments)


def _with_words(outline: Sequence[Segment], spoken: Sequence[Segment]) -> Iterator[Segment]:
    """The segments of an outline with what was said in each below its own text."""
    from tui.readers.captions import transcript_passages  # noqa: PLC0415  for transcripts alone
    from tui.readers.captions.cues import Cue  # noqa: PLC0415  the same
    from tui.readers.summary.segment_ends import finished_segments  # noqa: PLC0415  the same

    cues = [Cue(second, None, text) for one in spoken for second, text in _said(one)]
    texts = [(segment.text,) if segment.text else () for segment in outline]
    raw = [
        RawSegment(segment.start, None, segment.title, text, None)
        for segment, text in zip(outline, texts, strict=True)
    ]
    filled = transcript_passages.fill_with_cues(raw, cues)
    before = len(filled) - len(outline)
    yield from finished_segments(filled[:before], None, "")
    for segment, full in zip(outline, filled[before:], strict=True):
        yield replace(segment, text="\n\n".join(full.text), times=full.times)


def _said(segment: Segment) -> Iterator[tuple[float, str]]:
    """The cues of a passage, with their seconds; what stands before the first has the passage's."""
    first = segment.times[0][0] if segment.times else len(segment.text)
    stops = [*segment.times, (len(segment.text), 0.0)]
    if segment.text[:first].strip():
        yield float(segment.start), " ".join(segment.text[:first].split())
    for (start, second), (stop, _) in pairwise(stops):
        yield second, segment.text[start:stop].strip()
