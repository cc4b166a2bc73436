"""A summary with timecodes as an episode: text, Markdown, scraps of HTML, front matter.

The way: front matter and body (frontmatter) → numbered lines (lines) → marks, the places of
timecodes (marks, timecodes) → the marks that divide the text (choice) → titles and texts (drafts) →
segments here, with ends, gists and problems.

Policy:

- Chapters in front matter are the segments; a body that tells the times again is not read twice.
  Links to moments of a video (linked), or a description in front matter, are read for times only
  where there are no others.
- A segment ends where the file says, else where the next one begins, if that is later than its
  start; else at the next later start of any; the last one at the recording's end, or after the
  usual step where steps are regular, or nowhere.
- Times that run back or repeat stay in the order of the file, and are told; so are times past 99
  hours, past the end of the recording, and times with minutes or seconds past 59.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise
from pathlib import PurePath
from statistics import median

from tui.model import Episode, Problem, Segment, Timecode
from tui.readers.frontmatter.document import FrontMatter
from tui.readers.gist.labels import gists
from tui.readers.markup.blocks import Kind, Line, lines_of
from tui.readers.markup.inline import plain
from tui.readers.parsed_file import ParsedFile
from tui.readers.source import Source
from tui.readers.summary.chapters import described, filled
from tui.readers.summary.diagnostics import doubts
from tui.readers.summary.head import lists_of, overview_of, title_of
from tui.readers.summary.metadata import Metadata, about, media_in
from tui.readers.summary.outline import Outline, choose
from tui.readers.summary.references import references_in
from tui.readers.summary.segmentation import RawSegment, are_below_titles, drafts
from tui.readers.summary.titles import ParsedTitle, named
from tui.readers.summary.unusable import unusable
from tui.sanitize import clean_line

_HEAD = 100_000  # characters that tell what a long text is
_STEPS = 3  # at least, to speak of a usual one
_REGULAR = 0.75  # of the steps that are nearly the usual one
_NEARLY = 0.1  # of a step


def read_summary(source: Source) -> Episode:
    """Read a summary; never raises for what it holds, linear in its length."""
    return summary_of(ParsedFile(source))


def summary_of(sheet: ParsedFile) -> Episode:
    """Read a summary that may have been taken apart already; see read_summary."""
    source, matter = sheet.source, sheet.matter
    lines, choice = sheet.told
    titled = are_below_titles(lines, choice.marks) and choice.marks[0].at == choice.first
    head = lines[: choice.first - titled]
    known = about(source.path, matter, head)
    rough = _rough(sheet)
    title = title_of(head)
    called = _called(source, known, title)
    is_title = title is not None and (known.title is None or title.kind is Kind.HEADING)
    show = known.show or called.show or known.channel
    return Episode(
        path=source.path,
        title=called.title,
        show=show,
        number=called.number if known.number is None else known.number,
        published=known.published,
        duration=known.duration,
        media=known.media or media_in(_raw_head(matter, lines, choice)),
        overview=_overview(head, title if is_title else None, known.overview),
        segments=tuple(_segments(rough, known.duration, f"{called.title} {show or ''}")),
        references=references_in(source.text),
        problems=_by_line(
            *source.problems,
            *matter.problems,
            *known.problems,
            *unusable(source.path, matter),
            *doubts(source.path, rough, known.duration, lines, choice),
        ),
    )


def _by_line(*problems: Problem) -> tuple[Problem, ...]:
    """Problems in the order of their lines; those of the whole file first."""
    return tuple(sorted(problems, key=lambda problem: problem.line or 0))


def count_timecodes(source: Source) -> int:
    """How many segments a summary would have; 0 for an article. Linear in its length."""
    return _count(ParsedFile(source))


def _count(sheet: ParsedFile) -> int:
    return len(sheet.chapters or sheet.told[1].marks or described(sheet.matter))


def looks_like_summary(sheet: ParsedFile) -> bool:
    """Whether a text tells times the way summaries do: as chapters, or beside its lines.

    Of a long text the head tells, unless it holds none.
    """
    source = sheet.source
    cut = source.text.rfind("\n", 0, _HEAD) if len(source.text) > 2 * _HEAD else -1
    if cut > 0 and count_timecodes(replace(source, text=source.text[:cut])) > 0:
        return True
    return _count(sheet) > 0


def _rough(sheet: ParsedFile) -> list[RawSegment]:
    lines, choice = sheet.told
    cues = choice.cues
    below = bool(cues) and cues[0].at > choice.marks[-1].at
    written = filled(
        drafts(lines, choice.marks, cues[0].at if below else len(lines)),
        drafts(lines, cues, choice.marks[0].at if cues and not below else len(lines)),
    )
    if sheet.chapters:
        return filled(sheet.chapters, written)
    return written or described(sheet.matter)


def _called(source: Source, known: Metadata, title: Line | None) -> ParsedTitle:
    """What the recording is called; its file's name where nothing says."""
    head = named(title.text) if title is not None else None
    if known.title is None:
        stem = PurePath(source.path).stem
        return head if head and head.title else ParsedTitle(clean_line(stem) or "?")
    called = named(clean_line(plain(known.title)) or known.title)
    if head is not None and head.title == called.title:
        return ParsedTitle(called.title, called.show or head.show, called.number or head.number)
    return called


def _raw_head(matter: FrontMatter, lines: list[Line], choice: Outline) -> str:
    """The body with all its markup, to the first line with a mark."""
    last = lines[choice.first].number if choice.first < len(lines) else matter.body_line - 1
    count = last - matter.body_line + 1
    return "\n".join(matter.body.split("\n", count)[:count])


def _overview(head: list[Line], title: Line | None, told: str) -> tuple[str, ...]:
    """The overview of the body, or that of front matter to where it begins to list times."""
    lines = lines_of(told)
    above = lines[: choose(lines).first]
    return overview_of(head, title) or overview_of(above, None) or lists_of(head, title)


def _segments(rough: list[RawSegment], duration: float | None, about: str) -> list[Segment]:
    texts = ["\n\n".join(draft.text) for draft in rough]
    labels = gists(texts, [draft.title for draft in rough], about)
    ends = _ends(rough, duration)
    return [
        Segment(
            Timecode(draft.start),
            Timecode(end) if end is not None else None,
            draft.title,
            label,
            text,
            draft.line,
        )
        for draft, end, label, text in zip(rough, ends, labels, texts, strict=True)
    ]


def _ends(rough: list[RawSegment], duration: float | None) -> list[float | None]:
    starts = sorted({draft.start for draft in rough})
    last = _last_end(starts, duration)
    ends: list[float | None] = []
    for place, draft in enumerate(rough):
        following = rough[place + 1].start if place + 1 < len(rough) else 0.0
        after = bisect_right(starts, draft.start)
        later = starts[after] if after < len(starts) else last
        told = (end for end in (draft.end, following) if end is not None and end > draft.start)
        ends.append(next(told, later))
    return ends


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
