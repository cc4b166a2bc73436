"""Finding: query, fuzzy jump, filter, ranking, spans to highlight.

What is found in a library on disk is asked of tui.search.library, which loads numpy.
"""

from tui.search.filter import FilterAnswer, FilterHit
from tui.search.jump import Jumper, JumpHit
from tui.search.query import Query, parse_query
from tui.search.spans import Span
from tui.search.times import parse_time, recording_length, segment_at

__all__ = [
    "FilterAnswer",
    "FilterHit",
    "JumpHit",
    "Jumper",
    "Query",
    "Span",
    "parse_query",
    "parse_time",
    "recording_length",
    "segment_at",
]
