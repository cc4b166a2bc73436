"""Telling an episode from a news item by what a file says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from tui.readers.fields import loose
from tui.readers.summary import looks_like_summary

if TYPE_CHECKING:
    from tui.readers.frontmatter import FrontMatter
    from tui.readers.source import Source

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


def kind_of(source: Source, matter: FrontMatter) -> Kind | None:
    """What a file clearly is; None where it could be either.

    Chapters in front matter make an episode, and what only news items have makes one; otherwise
    several timecodes that stand where titles do make an episode.
    """
    names = {loose(name) for name, value in matter.fields.items() if value is not None}
    chapters = any(
        isinstance(value, list) and loose(name) in _CHAPTERS
        for name, value in matter.fields.items()
    )
    if chapters:
        return "episode"
    if names & _NEWS:
        return "news"
    return "episode" if looks_like_summary(source) else None


def likely_kind(matter: FrontMatter) -> Kind:
    """What a file that could be either is, where nobody says: an article, if nothing is heard."""
    names = {loose(name) for name in matter.fields}
    return "episode" if names & _EPISODE else "news"
