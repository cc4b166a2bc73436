"""Whole episodes as data: JSON, and tables of their segments."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from typing import Any

from tui.exporters.exported_episode import ExportedEpisode, address_at
from tui.model import Link, Moment, Segment, TextPosition

_FORMULA = frozenset("=+-@\t\r")
"""What a spreadsheet would take for the beginning of a formula."""


def json_document(exported: ExportedEpisode) -> str:
    """One object with all that is known; times in seconds, with a point, null where unknown."""
    episode = exported.episode
    document = {
        "title": episode.title,
        "show": episode.show,
        "number": episode.number,
        "published": episode.published.isoformat() if episode.published else None,
        "duration": _seconds(episode.duration),
        "media": episode.media,
        "overview": list(episode.overview),
        "segments": [_segment_row(segment) for segment in episode.segments],
        "closing": list(episode.closing),
        "moments": [_moment_row(exported, moment) for moment in exported.moments],
        "links": [_link_row(link) for link in exported.links],
    }
    if exported.item is not None:
        document["url"] = exported.item.url
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _segment_row(segment: Segment) -> Mapping[str, Any]:
    return {
        "start": _seconds(segment.start),
        "end": _seconds(segment.end),
        "title": segment.title,
        "gist": segment.gist,
        "text": segment.text,
    }


def _moment_row(exported: ExportedEpisode, moment: Moment) -> Mapping[str, Any]:
    at = moment.seconds
    return {
        "at": _seconds(at),
        "gist": moment.gist,
        "note": moment.note,
        "quote": moment.quote,
        "tags": list(moment.tags),
        "address": None if at is None else address_at(exported.episode, at),
        "made": moment.made,
        "key": moment.key,
    }


def _link_row(link: Link) -> Mapping[str, Any]:
    return {
        "segment": link.segment,
        "headline": link.item.headline,
        "url": link.item.url,
        "score": round(link.score, 4),
        "reasons": list(link.reasons),
    }


def _seconds(value: float | None) -> float | None:
    """A number with a point even where it is whole: one without might count milliseconds."""
    return None if value is None or isinstance(value, TextPosition) else float(value)


def csv_table(exported: ExportedEpisode) -> str:
    """A row a segment: start, end, title, text; what looks like a formula gets a quote before."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(("start", "end", "title", "text"))
    for segment in exported.episode.segments:
        start, end = (_clock(seconds) for seconds in (segment.start, segment.end))
        rows.writerow((start, end, _cell(segment.gist), _cell(segment.text)))
    return text.getvalue()


def _clock(seconds: float | None) -> str:
    """Seconds with up to three places; nothing where there is no timecode."""
    if seconds is None or isinstance(seconds, TextPosition):
        return ""
    return f"{seconds:.3f}".rstrip("0").rstrip(".")


def _cell(text: str) -> str:
    return f"'{text}" if text[:1] in _FORMULA else text
