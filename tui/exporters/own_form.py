"""Forms of the reader's own: templates in the settings, with `$names` that stand for what is known.

As in Python's string.Template: `$title` and `${title}`, `$$` for the sign itself. Nothing else can
be asked for, so a template can do nothing but write.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import Template
from typing import NamedTuple

from tui.exporters.exported_episode import (
    ExportedEpisode,
    ExportForm,
    address_at,
    command_at,
)
from tui.model import Moment, Segment, TextPosition, Timecode, iso_day

_EPISODE = (
    *("title", "show", "number", "date", "duration", "media", "file"),
    *("overview", "segments", "moments"),
)
_SEGMENT = ("time", "seconds", "title", "text", "address", "command")
_MOMENT = ("time", "seconds", "gist", "note", "quote", "tags", "address", "command", "key")


class OwnTemplates(NamedTuple):
    """What the reader's own form is made from; each part may be left out."""

    episode: str = "$segments$moments"
    segment: str = ""
    moment: str = ""
    suffix: str = ".txt"


def template_doubts(templates: OwnTemplates) -> list[str]:
    """What is wrong with templates, a sentence each."""
    parts = (("episode", _EPISODE), ("segment", _SEGMENT), ("moment", _MOMENT))
    doubts = []
    for name, known in parts:
        template = Template(getattr(templates, name))
        if not template.is_valid():
            doubts.append(f"{name}: a $ must stand before a name; write $$ for the sign itself")
            continue
        unknown = [word for word in template.get_identifiers() if word not in known]
        doubts += [f"{name}: there is no ${one}; there are {', '.join(known)}" for one in unknown]
    return doubts


def own_form(name: str, templates: OwnTemplates) -> ExportForm:
    """A form that is made from templates, which must be free of doubts."""

    def write(exported: ExportedEpisode) -> str:
        return _written(exported, templates)

    return ExportForm(name, templates.suffix, "your own", write)


def _written(exported: ExportedEpisode, templates: OwnTemplates) -> str:
    episode = exported.episode
    segment, moment = Template(templates.segment), Template(templates.moment)
    duration = None if episode.duration is None else Timecode(episode.duration)
    values = {
        "title": episode.title,
        "show": episode.show,
        "number": episode.number,
        "date": iso_day(episode.published),
        "duration": duration,
        "media": episode.media,
        "file": episode.locator,
        "overview": "\n\n".join(episode.overview),
        "segments": "".join(
            segment.substitute(_segment_values(exported, each)) for each in episode.segments
        ),
        "moments": "".join(
            moment.substitute(_moment_values(exported, each)) for each in exported.moments
        ),
    }
    return Template(templates.episode).substitute(_texts(values))


def _segment_values(exported: ExportedEpisode, segment: Segment) -> Mapping[str, str]:
    where = _where(exported, segment.start)
    return _texts({**where, "title": segment.gist, "text": segment.text})


def _moment_values(exported: ExportedEpisode, moment: Moment) -> Mapping[str, str]:
    words = {name: getattr(moment, name) for name in ("gist", "note", "quote", "key")}
    tags = " ".join(f"#{tag}" for tag in moment.tags)
    return _texts({**_where(exported, moment.seconds), **words, "tags": tags})


def _where(exported: ExportedEpisode, seconds: Timecode | None) -> Mapping[str, object]:
    episode = exported.episode
    at = None if isinstance(seconds, TextPosition) else seconds
    return {
        "time": at,
        "seconds": None if at is None else int(at),
        "address": address_at(episode, 0.0 if at is None else at),
        "command": command_at(episode.locator, at),
    }


def _texts(values: Mapping[str, object]) -> Mapping[str, str]:
    return {name: "" if value is None else str(value) for name, value in values.items()}
