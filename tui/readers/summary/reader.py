"""A summary with timecodes as an episode: text, Markdown, scraps of HTML, front matter.

- Chapters in front matter are the segments; a body that tells the times again is not read twice.
  Links to moments, or a description in front matter, tell times only where nothing else does.
- A transcript becomes passages (captions.transcript_passages), unless each cue is asked for.
- Times that run back or repeat stay in the order of the file, and are reported; so are times past
  99 hours, past the end of the recording, and times with minutes or seconds past 59.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from tui.model import Episode, Problem
from tui.readers.files import TEXT_SUFFIXES
from tui.readers.format_reader import ParsedFile
from tui.readers.frontmatter.fields import describes_article, describes_recording, lists_chapters
from tui.readers.markup.blocks import Block, BlockKind, parse_blocks
from tui.readers.markup.inline import plain
from tui.readers.markup.paragraphs import markup_in, paragraphs
from tui.readers.reading import Kind, Reading
from tui.readers.source import control_problems
from tui.readers.summary.chapters import described_chapters, fill_chapters, with_names
from tui.readers.summary.diagnostics import NO_TIMES, chapter_problems, timing_problems
from tui.readers.summary.head import ParsedTitle, overview_of, parse_title, title_of
from tui.readers.summary.links import FETCHED_SIGN, listed_attachments, references_in
from tui.readers.summary.metadata import (
    EpisodeMetadata,
    further_fields,
    media_in,
    read_metadata,
)
from tui.readers.summary.notations import slips_in
from tui.readers.summary.outline import detect_outline
from tui.readers.summary.recordings import recording_starts
from tui.readers.summary.segment_ends import finished_segments
from tui.readers.summary.segmentation import (
    RawSegment,
    first_section,
    is_transcript,
    sections_of,
    segment_blocks,
)
from tui.sanitize import clean_line

if TYPE_CHECKING:
    from tui.readers.frontmatter.document import FrontMatter

_HEAD = 100_000  # characters that tell what a long text is


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
        """The episode; several where each has a heading of its own."""
        return Reading(episodes=tuple(map(read_summary, recordings_of(file))))


def recordings_of(file: ParsedFile) -> list[ParsedFile]:
    """The recordings of a file, whose lines keep their numbers; most have one."""
    stamps = sorted((*file.outline.timestamps, *file.outline.cues), key=lambda stamp: stamp.index)
    starts = [] if file.matter.fields else recording_starts(file.blocks, tuple(stamps))
    lines = [file.blocks[start].number - 1 for start in starts]
    if not lines:
        return [file]
    rows = file.source.text.split("\n")
    for block in file.blocks[: starts[0]]:
        if block.kind is BlockKind.HEADING:  # what the recordings are gathered under
            rows[block.number - 1] = ""
    for line in lines:
        rows[line] = f"# {rows[line].lstrip(' #')}"
    return [
        ParsedFile.of_text("\n" * first + "\n".join(rows[first:stop]), file.path)
        for first, stop in pairwise((0, *lines[1:], len(rows)))
    ]


def read_summary(file: ParsedFile) -> Episode:
    """Read a summary; never raises for what it holds, linear in its length."""
    matter, blocks = file.matter, file.blocks
    parts = _parts(file)
    metadata = read_metadata(file.path, matter, parts.head)
    title = title_of(parts.head)
    parsed = parsed_title(file.path, metadata, title)
    is_title = title is not None and _tells(title, metadata.title)
    show = metadata.show or parsed.show or metadata.channel
    duration = metadata.duration or file.outline.length
    head, segments, below = _shown(parts, title if is_title else None)
    overview = overview_of(head) or described_overview(metadata.overview)
    closing = tuple(paragraphs(below))
    timed = bool(parts.segments)
    segments = _gathered(segments, file) if timed else segments
    name = f"{parsed.title} {show or ''}"
    told = (
        *(*file.source.problems, *matter.problems, *metadata.problems),
        *control_problems(file.path, matter.body, matter.body_line),
        *chapter_problems(file.path, matter),
        *(slip.problem(file.path, matter.body_line) for slip in slips_in(matter.body)),
        *timing_problems(file.path, parts.segments, metadata.duration, blocks, file.outline),
    )
    is_article = describes_article(matter)  # and is opened as a text: it need not tell times
    problems = [problem for problem in told if problem.message != NO_TIMES or not is_article]
    return Episode(
        path=file.path,
        title=parsed.title,
        show=show,
        number=parsed.number if metadata.number is None else metadata.number,
        published=metadata.published,
        duration=duration,
        media=metadata.media or media_in(_raw_head(file)),
        overview=overview,
        segments=tuple(finished_segments(segments, duration, name, timed=timed)),
        closing=closing,
        extra=further_fields(matter),
        overview_markup=markup_in("\n\n".join(overview), head),
        closing_markup=markup_in("\n\n".join(closing), below),
        references=references_in(file.source.text),
        attachments=listed_attachments(matter),
        problems=tuple(sorted(_told(matter, problems), key=lambda problem: problem.line or 0)),
    )


def _told(matter: FrontMatter, problems: Iterable[Problem]) -> Iterable[Problem]:
    """The problems that somebody can mend: the notes of a feed are as often without times."""
    if FETCHED_SIGN not in matter.fields:
        return problems
    return (problem for problem in problems if problem.message != NO_TIMES)


def _tells(block: Block, title: str | None) -> bool:
    """Whether a block says nothing but a title, if there is another one."""
    if title is None:
        return True
    said, known = ("".join(filter(str.isalnum, text.casefold())) for text in (block.text, title))
    return block.kind is BlockKind.HEADING and (said in known or known in said)


class _Parts(NamedTuple):
    """The blocks above the segments, the segments, and the blocks behind them."""

    head: list[Block]
    segments: list[RawSegment]
    closing: list[Block]
    listed: bool = False


def _parts(file: ParsedFile) -> _Parts:
    """A file cut where its segments begin and end; what a second list says is in the segments."""
    blocks, stamps, cues = file.blocks, file.outline.timestamps, file.outline.cues
    if cues and cues[0].index > stamps[-1].index:
        first = segment_blocks(blocks, stamps, cues[0].index)
        second = segment_blocks(with_names(blocks, first.segments), cues, len(blocks))
        first = segment_blocks(blocks, stamps, second.first)
        head = blocks[: first.first]
        closing = blocks[first.stop : second.first] + blocks[second.stop :]
    else:
        first = segment_blocks(blocks, stamps, len(blocks))
        second = segment_blocks(with_names(blocks, first.segments), cues, first.first)
        head = blocks[: second.first] + blocks[second.stop : first.first]
        closing = blocks[first.stop :]
    segments = fill_chapters(first.segments, second.segments)
    if file.chapters:
        return _Parts(head, fill_chapters(file.chapters, segments), closing, listed=not segments)
    described = [] if segments else described_chapters(file.matter)
    return _Parts(head, segments or described, closing, listed=bool(described))


def _shown(parts: _Parts, title: Block | None) -> tuple[list[Block], list[RawSegment], list[Block]]:
    """The blocks of the overview, the segments, and the blocks of the closing notes.

    Where front matter lists the segments, the first section of the text is the overview; where
    nothing does, the headings of the text begin segments.
    """
    head = [block for block in parts.head if block is not title]
    if parts.listed:
        head, rest = first_section(head)
        return head, parts.segments, rest + parts.closing
    if not parts.segments:
        head, segments = sections_of(head)
        return head, segments, parts.closing
    return head, parts.segments, parts.closing


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


def _gathered(segments: list[RawSegment], file: ParsedFile) -> list[RawSegment]:
    """The segments, or the passages that they make if they are a transcript."""
    if not is_transcript(segments) or not (minutes := file.passage_minutes):
        return segments
    from tui.readers.captions import transcript_passages  # noqa: PLC0415  for transcripts alone

    return transcript_passages.passages(transcript_passages.as_cues(segments), minutes)


def parsed_title(path: str, metadata: EpisodeMetadata, title: Block | None) -> ParsedTitle:
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
    return "\n".join(file.body.split("\n", count)[:count])


def described_overview(text: str) -> tuple[str, ...]:
    """The overview of front matter, to where it begins to list times."""
    blocks = parse_blocks(text)
    return overview_of(blocks[: detect_outline(blocks).first])
