"""A summary with timecodes as an episode: text, Markdown, scraps of HTML, front matter.

- Chapters in front matter are the segments; a body that tells the times again is not read twice.
  Links to moments, or a description in front matter, tell times only where nothing else does.
- A segment ends where the file says, else where the next one begins, if that is later than its
  start; else at the next later start of any; the last one at the recording's end, or after the
  usual step where steps are regular, or nowhere.
- Times that run back or repeat stay in the order of the file, and are reported; so are times past
  99 hours, past the end of the recording, and times with minutes or seconds past 59.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from pathlib import PurePath
from statistics import median

from tui.model import Episode, Segment, Timecode
from tui.readers.classify import Kind, describes_article, describes_recording, lists_chapters
from tui.readers.files import TEXT_SUFFIXES
from tui.readers.format_reader import ParsedFile, Reading
from tui.readers.gist.labels import gists
from tui.readers.markup.blocks import Block, BlockKind, parse_blocks
from tui.readers.markup.inline import plain
from tui.readers.summary.chapters import described_chapters, fill_chapters
from tui.readers.summary.diagnostics import chapter_problems, timing_problems
from tui.readers.summary.head import ParsedTitle, lists_of, overview_of, parse_title, title_of
from tui.readers.summary.links import references_in
from tui.readers.summary.metadata import EpisodeMetadata, media_in, read_metadata
from tui.readers.summary.outline import detect_outline
from tui.readers.summary.segmentation import RawSegment, are_below_titles, raw_segments
from tui.sanitize import clean_line

_HEAD = 100_000  # characters that tell what a long text is
_STEPS = 3  # at least, to speak of a usual one
_REGULAR = 0.75  # of the steps that are nearly the usual one
_NEARLY = 0.1  # of a step


class SummaryFormat:
    """Summaries with timecodes: the reader of episodes."""

    name = "A summary with timecodes"
    kinds: frozenset[Kind] = frozenset(("episode",))
    suffixes = TEXT_SUFFIXES

    def guess(self, file: ParsedFile) -> float:
        """Surest for chapters in front matter, then for timecodes that stand where titles do."""
        if not file.source.text.strip():
            return 0.0
        if lists_chapters(file.matter):
            return 0.95
        if not describes_article(file.matter) and looks_like_summary(file):
            return 0.9
        return 0.3 if describes_recording(file.matter) else 0.1

    def read(self, file: ParsedFile) -> Reading:
        """The one episode."""
        return Reading(episodes=(read_summary(file),))


def read_summary(file: ParsedFile) -> Episode:
    """Read a summary; never raises for what it holds, linear in its length."""
    matter, blocks, outline = file.matter, file.blocks, file.outline
    stamps = outline.timestamps
    titled = are_below_titles(blocks, stamps) and stamps[0].index == outline.first
    head = blocks[: outline.first - titled]
    metadata = read_metadata(file.path, matter, head)
    segments = _raw_segments(file)
    title = title_of(head)
    parsed = _parsed_title(file.path, metadata, title)
    is_title = title is not None and (metadata.title is None or title.kind is BlockKind.HEADING)
    show = metadata.show or parsed.show or metadata.channel
    problems = (
        *(*file.source.problems, *matter.problems, *metadata.problems),
        *chapter_problems(file.path, matter),
        *timing_problems(file.path, segments, metadata.duration, blocks, outline),
    )
    return Episode(
        path=file.path,
        title=parsed.title,
        show=show,
        number=parsed.number if metadata.number is None else metadata.number,
        published=metadata.published,
        duration=metadata.duration,
        media=metadata.media or media_in(_raw_head(file)),
        overview=_overview(head, title if is_title else None, metadata.overview),
        segments=tuple(_segments(segments, metadata.duration, f"{parsed.title} {show or ''}")),
        references=references_in(file.source.text),
        problems=tuple(sorted(problems, key=lambda problem: problem.line or 0)),
    )


def count_segments(file: ParsedFile) -> int:
    """How many segments a summary would have; 0 for an article. Linear in its length."""
    return len(file.chapters or file.outline.timestamps or described_chapters(file.matter))


def looks_like_summary(file: ParsedFile) -> bool:
    """Whether a text tells times the way summaries do; of a long one the head, if it holds any."""
    text = file.source.text
    cut = text.rfind("\n", 0, _HEAD) if len(text) > 2 * _HEAD else -1
    if cut > 0 and count_segments(ParsedFile.of_text(text[:cut], file.path)) > 0:
        return True
    return count_segments(file) > 0


def _raw_segments(file: ParsedFile) -> list[RawSegment]:
    blocks, stamps, cues = file.blocks, file.outline.timestamps, file.outline.cues
    below = bool(cues) and cues[0].index > stamps[-1].index
    segments = fill_chapters(
        raw_segments(blocks, stamps, cues[0].index if below else len(blocks)),
        raw_segments(blocks, cues, stamps[0].index if cues and not below else len(blocks)),
    )
    if file.chapters:
        return fill_chapters(file.chapters, segments)
    return segments or described_chapters(file.matter)


def _parsed_title(path: str, metadata: EpisodeMetadata, title: Block | None) -> ParsedTitle:
    """What the recording is called; its file's name where nothing says."""
    head = parse_title(title.text) if title is not None else None
    if metadata.title is None:
        stem = PurePath(path).stem
        return head if head and head.title else ParsedTitle(clean_line(stem) or "?")
    parsed = parse_title(clean_line(plain(metadata.title)) or metadata.title)
    if head is not None and head.title == parsed.title:
        return ParsedTitle(parsed.title, parsed.show or head.show, parsed.number or head.number)
    return parsed


def _raw_head(file: ParsedFile) -> str:
    """The body with all its markup, to the first line with a timestamp."""
    blocks, first, line = file.blocks, file.outline.first, file.matter.body_line
    count = blocks[first].number - line + 1 if first < len(blocks) else 0
    return "\n".join(file.matter.body.split("\n", count)[:count])


def _overview(head: list[Block], title: Block | None, described: str) -> tuple[str, ...]:
    """The overview of the body, or that of front matter to where it begins to list times."""
    blocks = parse_blocks(described)
    above = blocks[: detect_outline(blocks).first]
    return overview_of(head, title) or overview_of(above, None) or lists_of(head, title)


def _segments(
    segments: list[RawSegment], duration: float | None, episode_title: str
) -> list[Segment]:
    texts = ["\n\n".join(segment.text) for segment in segments]
    labels = gists(texts, [segment.title for segment in segments], episode_title)
    ends = _ends(segments, duration)
    return [
        Segment(Timecode(segment.start), end, segment.title, label, text, segment.line)
        for segment, end, label, text in zip(segments, ends, labels, texts, strict=True)
    ]


def _ends(segments: list[RawSegment], duration: float | None) -> Iterator[Timecode | None]:
    starts = sorted({segment.start for segment in segments})
    last = _last_end(starts, duration)
    following = [*(segment.start for segment in segments[1:]), 0.0]
    for segment, start in zip(segments, following, strict=False):
        after = bisect_right(starts, segment.start)
        later = starts[after] if after < len(starts) else last
        stated = (end for end in (segment.end, start) if end is not None and end > segment.start)
        end = next(stated, later)
        yield None if end is None else Timecode(end)


def _last_end(starts: list[float], duration: float | None) -> float | None:
    if not starts:
        return None
    if duration is not None and duration > starts[-1]:
        return duration
    steps = [late - early for early, late in pairwise(starts)]
    if len(steps) < _STEPS:
        return None
    usual = median(steps)
    near = sum(abs(step - usual) <= _NEARLY * usual for step in steps)
    return starts[-1] + usual if near >= _REGULAR * len(steps) else None
