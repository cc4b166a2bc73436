"""A summary with timecodes as an episode: text, Markdown, scraps of HTML, front matter.

- Chapters in front matter are the segments; a body that tells the times again is not read twice.
  Links to moments, or a description in front matter, tell times only where nothing else does.
- A transcript becomes passages (captions.transcript_passages), unless each cue is asked for.
- Times that run back or repeat stay in the order of the file, and are reported; so are times past
  99 hours, past the end of the recording, and times with minutes or seconds past 59.
"""

from __future__ import annotations

from pathlib import PurePath

from tui.model import Episode
from tui.readers.classify import Kind, describes_article, describes_recording, lists_chapters
from tui.readers.files import TEXT_SUFFIXES
from tui.readers.format_reader import ParsedFile, Reading
from tui.readers.markup.blocks import Block, BlockKind, parse_blocks
from tui.readers.markup.inline import plain
from tui.readers.summary.chapters import described_chapters, fill_chapters
from tui.readers.summary.diagnostics import chapter_problems, timing_problems
from tui.readers.summary.head import ParsedTitle, lists_of, overview_of, parse_title, title_of
from tui.readers.summary.links import references_in
from tui.readers.summary.metadata import EpisodeMetadata, media_in, read_metadata
from tui.readers.summary.outline import detect_outline
from tui.readers.summary.segment_ends import finished_segments
from tui.readers.summary.segmentation import (
    RawSegment,
    are_below_titles,
    is_transcript,
    raw_segments,
)
from tui.sanitize import clean_line

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
        """The one episode."""
        return Reading(episodes=(read_summary(file),))


def read_summary(file: ParsedFile) -> Episode:
    """Read a summary; never raises for what it holds, linear in its length."""
    matter, blocks, outline = file.matter, file.blocks, file.outline
    stamps = outline.timestamps
    titled = are_below_titles(blocks, stamps) and stamps[0].index == outline.first
    head = blocks[: outline.first - titled]
    metadata = read_metadata(file.path, matter, head)
    stated = _raw_segments(file)
    segments = _gathered(stated, file.passage_minutes)
    title = title_of(head)
    parsed = parsed_title(file.path, metadata, title)
    is_title = title is not None and (metadata.title is None or title.kind is BlockKind.HEADING)
    show = metadata.show or parsed.show or metadata.channel
    problems = (
        *(*file.source.problems, *matter.problems, *metadata.problems),
        *chapter_problems(file.path, matter),
        *timing_problems(file.path, stated, metadata.duration, blocks, outline),
    )
    return Episode(
        path=file.path,
        title=parsed.title,
        show=show,
        number=parsed.number if metadata.number is None else metadata.number,
        published=metadata.published,
        duration=metadata.duration,
        media=metadata.media or media_in(_raw_head(file)),
        overview=described_overview(head, title if is_title else None, metadata.overview),
        segments=tuple(
            finished_segments(segments, metadata.duration, f"{parsed.title} {show or ''}")
        ),
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


def _gathered(segments: list[RawSegment], minutes: float) -> list[RawSegment]:
    """The segments, or the passages of so many minutes that they make if they are a transcript."""
    if not minutes or not is_transcript(segments):
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
    return "\n".join(file.matter.body.split("\n", count)[:count])


def described_overview(head: list[Block], title: Block | None, described: str) -> tuple[str, ...]:
    """The overview of the body, or that of front matter to where it begins to list times."""
    blocks = parse_blocks(described)
    above = blocks[: detect_outline(blocks).first]
    return overview_of(head, title) or overview_of(above, None) or lists_of(head, title)
