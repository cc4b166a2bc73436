"""Finding: query, fuzzy jump, filter, ranking, spans to highlight."""

from tui.search.filter import FilterHit, filter_segments
from tui.search.jump import Jumper, JumpHit
from tui.search.query import Query, parse_query
from tui.search.spans import Span
from tui.search.times import parse_time, recording_length, segment_at

__all__ = [
    "FilterHit",
    "JumpHit",
    "Jumper",
    "Query",
    "Span",
    "filter_segments",
    "parse_query",
    "parse_time",
    "recording_length",
    "segment_at",
]
