"""Telling an episode from a news item by what a file says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from tui.readers.frontmatter.fields import loose
from tui.readers.summary.reader import looks_like_summary
from tui.timecode import seconds_of

if TYPE_CHECKING:
    from tui.readers.frontmatter.document import FrontMatter, Value
    from tui.readers.parsed_file import ParsedFile

Kind: TypeAlias = Literal["episode", "news"]
"""What a file can be."""

_CHAPTERS = frozenset(("chapters", "chapter", "segments", "timestamps", "timecodes"))
_NEWS = frozenset(
    ("publisheddatetime", "weburl", "originalurl", "ampweburl", "provider", "secured", "excerpt")
)
_EPISODE = frozenset(
    [
        *("audio", "audiourl", "mp3", "duration", "podcast", "episode", "enclosure", "videoid"),
        *("youtube", "youtubeurl", "media", "show", "guest", "guests", "hosts", "episodeindex"),
    ]
)


def kind_of(sheet: ParsedFile) -> Kind | None:
    """What a file clearly is; None where it could be either.

    Chapters in front matter make an episode, and what only news items have makes one; otherwise
    several timecodes that stand where titles do make an episode.
    """
    fields = sheet.matter.fields
    names = {loose(name) for name, value in fields.items() if value is not None}
    chapters = any(
        isinstance(value, list) and loose(name) in _CHAPTERS and not _are_times(value)
        for name, value in fields.items()
    )
    if chapters:
        return "episode"
    if names & _NEWS or _is_pinned(sheet.matter):
        return "news"
    return "episode" if looks_like_summary(sheet) else None


def _is_pinned(matter: FrontMatter) -> bool:
    """Whether an author gives an article to an episode: it is named, with times and no titles."""
    named = {loose(name): value for name, value in matter.fields.items()}
    episode = named.get("episode")
    is_name = isinstance(episode, str) and not episode.strip("# ").isdigit()
    return is_name and _are_times(named.get("segments"))


def _are_times(value: Value) -> bool:
    """Whether a value is times and nothing else: where an article belongs, and no chapters."""
    parts = value.split(",") if isinstance(value, str) else value
    return (
        isinstance(parts, list)
        and bool(parts)
        and all(isinstance(part, str) and seconds_of(part) is not None for part in parts)
    )


def likely_kind(matter: FrontMatter) -> Kind:
    """What a file that could be either is, where nobody says: an article, if nothing is heard."""
    names = {loose(name) for name in matter.fields}
    return "episode" if names & _EPISODE else "news"
