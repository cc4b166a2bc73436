"""What front matter says of a file: that it is an episode, or a news item, or could be either."""

from __future__ import annotations

from typing import Literal, TypeAlias

from tui.readers.frontmatter.document import FrontMatter, Value
from tui.readers.frontmatter.field_names import is_named, normalize_name
from tui.timecode import seconds_of

Kind: TypeAlias = Literal["episode", "news"]

_CHAPTERS = "episode.chapters.sign"


def lists_chapters(matter: FrontMatter) -> bool:
    """Whether front matter has a list of chapters, which makes an episode whatever else it says."""
    named = (value for name, value in matter.fields.items() if is_named(name, _CHAPTERS))
    return any(isinstance(value, list) and not _are_times(value) for value in named)


def describes_article(matter: FrontMatter) -> bool:
    """Whether front matter has what only news items have."""
    given = (name for name, value in matter.fields.items() if value is not None)
    return any(is_named(name, "news.sign") for name in given) or _is_pinned(matter)


def describes_recording(matter: FrontMatter) -> bool:
    """Whether front matter has what recordings have, and articles may have as well."""
    return any(is_named(name, "episode.sign") for name in matter.fields)


def _is_pinned(matter: FrontMatter) -> bool:
    """Whether an author gives an article to an episode: it is named, with times and no titles."""
    values = {normalize_name(name): value for name, value in matter.fields.items()}
    episode = values.get("episode")
    is_name = isinstance(episode, str) and not episode.strip("# ").isdigit()
    return is_name and _are_times(values.get("segments"))


def _are_times(value: Value) -> bool:
    """Whether a value is times and nothing else: where an article belongs, and no chapters."""
    parts = value.split(",") if isinstance(value, str) else value
    return (
        isinstance(parts, list)
        and bool(parts)
        and all(isinstance(part, str) and seconds_of(part) is not None for part in parts)
    )
