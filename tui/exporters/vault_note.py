"""Markdown for a vault of notes (Obsidian, Logseq, Foam): one file an episode.

What the reader kept stands at its end, each with a block id (`^kept-…`), so that what is new can be
appended to a file that was written before: not one character of that is changed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from hashlib import sha256

from tui.exporters.exported_episode import ExportedEpisode, address_at, command_at
from tui.model import Episode, Link, Moment, Segment, TextPosition, Timecode, iso_day

KEPT = "Kept"
"""The heading above the moments."""
_AT = "at "  # so that no reader of ours takes a moment for the beginning of a segment
_BLOCK_ID = re.compile(r"\^(kept-[0-9a-f]{10})\b")
_MARKS = re.compile(r"([\\`*_\[\]<>{}|~#^$=&])|(?<![\w])(https?):(?=//)")
_AT_START = re.compile(r"^(\s*)([-+>]|[0-9]+[.)]|@|\()")
_CLOCK = re.compile(r"(?<=[0-9]):(?=[0-9])")


def vault_note(exported: ExportedEpisode) -> str:
    """The whole note: front matter, overview, segments, news, moments."""
    episode = exported.episode
    blocks = [_front_matter(exported), f"# {_line(episode.title)}"]
    blocks += map(_paragraph, episode.overview)
    for index, segment in enumerate(episode.segments):
        blocks += _segment_blocks(episode, segment)
        blocks += _news([link for link in exported.links if link.segment == index])
    blocks += map(_paragraph, episode.closing)
    return "\n\n".join(blocks) + "\n" + _kept(exported, exported.moments)


def note_with_new(note: str, exported: ExportedEpisode) -> str:
    """A note that was written before, with the moments that it does not have yet at its end.

    One whose words have changed since counts as new. The answer begins with the note as it is.
    """
    there = set(_BLOCK_ID.findall(note))
    new = [moment for moment in exported.moments if _block_id(moment) not in there]
    if not new:
        return note
    has_heading = f"\n## {KEPT}\n" in note
    gap = "" if note.endswith("\n") or not note else "\n"
    return note + gap + _kept(exported, new, heading=not has_heading)


def episode_of_note(note: str) -> str | None:
    """The key of the episode that a note was written of; None for a note of the reader's own."""
    found = re.match(r"---\n(?:[^\n]*\n){0,60}?skimcast_id: ([0-9a-f]{64})\n", note)
    return found[1] if found else None


def _front_matter(exported: ExportedEpisode) -> str:
    episode = exported.episode
    tags = dict.fromkeys(tag for moment in exported.moments for tag in moment.tags)
    fields = {
        "title": _quoted(episode.title),
        "show": episode.show and _quoted(episode.show),
        "number": episode.number,
        "published": iso_day(episode.published),
        "duration": episode.duration and _quoted(str(Timecode(episode.duration))),
        "media": episode.media and _quoted(episode.media),
        "url": exported.item and exported.item.url and _quoted(exported.item.url),
        "tags": tags and json.dumps(list(tags), ensure_ascii=False),
        "skimcast_file": _quoted(episode.locator),
        "skimcast_id": exported.key or None,
    }
    rows = (f"{name}: {value}" for name, value in fields.items() if value not in (None, "", {}))
    return "\n".join(("---", *rows, "---"))


def _quoted(text: str) -> str:
    """A text as YAML's double quotes hold it, which are those of JSON."""
    return json.dumps(text, ensure_ascii=False)


def _segment_blocks(episode: Episode, segment: Segment) -> Iterator[str]:
    clock = _timecode(episode, segment.start)
    yield " ".join(filter(None, ("###", clock, _line(segment.gist))))
    if segment.text:
        yield _paragraph(segment.text)


def _timecode(episode: Episode, seconds: Timecode | None, before: str = "") -> str:
    """A timecode, with words before it, that leads to the recording where it can."""
    if seconds is None or isinstance(seconds, TextPosition):
        return ""
    address = address_at(episode, seconds)
    shown = f"{before}{seconds}"
    return f"[{shown}](<{address}>)" if address else shown


def _news(links: Sequence[Link]) -> Iterator[str]:
    """The news beside a segment, quoted, so that it counts for none of its text."""
    rows = []
    for link in links:
        headline = _line(link.item.headline)
        shown = f"[{headline}](<{link.item.url}>)" if link.item.url else headline
        reasons = _line(", ".join(link.reasons))
        rows.append(f"> - {shown}" + (f": {reasons}" if reasons else ""))
    if rows:
        yield "\n".join(("> [!info] News", *rows))


def _kept(exported: ExportedEpisode, moments: Sequence[Moment], *, heading: bool = True) -> str:
    if not moments:
        return ""
    blocks = [f"## {KEPT}"] if heading else []
    blocks += [_moment_block(exported, moment) for moment in moments]
    return "\n" + "\n\n".join(blocks) + "\n"


def _moment_block(exported: ExportedEpisode, moment: Moment) -> str:
    """A callout that can be linked to: where it is, the note, the quote, the way back."""
    episode = exported.episode
    kind = "star" if moment.is_star else "note" if moment.note else "quote"
    gist = _line(moment.gist or moment.title)
    where = _timecode(episode, moment.seconds, _AT)
    lines = [" ".join(filter(None, (f"[!{kind}]", where, gist)))]
    if moment.note:
        lines += _CLOCK.sub(r"\:", moment.note).split("\n")
    if moment.quote:
        lines += ["", *(f"> {line}" for line in _paragraph(moment.quote).split("\n"))]
    at = None if isinstance(moment.seconds, TextPosition) else moment.seconds
    if exported.item is None:
        lines += ["", f"{_code(command_at(episode.locator, at))} leads back"]
    return "\n".join((*(f"> {line}".rstrip() for line in lines), "", f"^{_block_id(moment)}"))


def _block_id(moment: Moment) -> str:
    """Tells a moment with its words from any other."""
    told = f"{moment.key}\n{moment.note}\n{moment.quote}"
    return f"kept-{sha256(told.encode('utf-8', 'replace')).hexdigest()[:10]}"


def _code(text: str) -> str:
    marks = max((len(run) for run in re.findall("`+", text)), default=0) + 1
    gap = " " if "`" in text else ""
    return f"{'`' * marks}{gap}{text}{gap}{'`' * marks}"


def _paragraph(text: str) -> str:
    """A text whose signs mean nothing to Markdown; a line break within a paragraph is kept."""
    return "\n\n".join(
        "  \n".join(_line(line) for line in paragraph.split("\n"))
        for paragraph in text.split("\n\n")
    )


def _line(text: str) -> str:
    text = _AT_START.sub(r"\1\\\2", _MARKS.sub(_escape, text))
    return _CLOCK.sub(r"\\:", text)


def _escape(match: re.Match[str]) -> str:
    return f"\\{match[1]}" if match[1] else match[0]
