"""Linking holds its promises whatever stands in episodes and items."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.property.examples import examples
from tui.analysis.sentences import sentences
from tui.analysis.tokenizer import terms
from tui.linking.linker import link
from tui.linking.relative_dates import relative_date
from tui.linking.segment_terms import tokens_in
from tui.model import Episode, Link, NewsItem, Segment, Timecode
from tui.workspace.corpus_cache import with_related

if TYPE_CHECKING:
    import random

VOCABULARY = """
    the of and a heat pumps Tesla Tesla's self-driving AGI artificial general intelligence GPU
    H100 2.0 data set dataset datasets 自動運転 データ เรียนรู้ 테슬라 Förderung . ! - — “ 1 x
"""
WORDS = st.sampled_from(VOCABULARY.split())
PROSE = st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=30)
DAYS = st.none() | st.dates(date(1990, 1, 1), date(2040, 1, 1))


@st.composite
def episodes(draw: st.DrawFn) -> Episode:
    texts = draw(st.lists(st.tuples(st.none() | PROSE, PROSE), max_size=6))
    segments = tuple(
        Segment(Timecode(place), None, title or None, title or "", text)
        for place, (title, text) in enumerate(texts)
    )
    show = draw(st.none() | PROSE)
    return Episode("e.md", draw(PROSE) or "e.md", show, published=draw(DAYS), segments=segments)


@st.composite
def items(draw: st.DrawFn) -> NewsItem:
    path = draw(st.sampled_from(["a.md", "b.md", "c.md"]))
    title = draw(st.none() | PROSE) or None
    secured = draw(st.booleans())
    return NewsItem(path, title, draw(PROSE), draw(PROSE), secured, published=draw(DAYS))


POOLS = st.lists(items(), max_size=6)


@given(episodes(), POOLS)
def test_every_segment_has_a_row_in_order_of_score(episode: Episode, pool: list[NewsItem]) -> None:
    rows = link(episode, pool)
    assert len(rows) == len(episode.segments)
    for place, row in enumerate(rows):
        scores = [entry.score for entry in row]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 1 for score in scores)
        assert all(entry.segment == place and entry.item in pool for entry in row)
        assert len(row) <= len(pool)


@given(episodes(), POOLS)
def test_what_is_shown_says_why_in_words_of_the_segment(
    episode: Episode, pool: list[NewsItem]
) -> None:
    for segment, row in zip(episode.segments, link(episode, pool), strict=True):
        own = " ".join(f"{segment.title or ''}\n{segment.text or segment.gist}".split())
        for entry in row:
            assert len(entry.reasons) <= 4
            assert all(word in own for word in entry.words)
            assert entry.words or entry.story is not None or not entry.shown


@given(episodes(), POOLS, st.randoms())
def test_the_order_of_the_pool_changes_no_score(
    episode: Episode, pool: list[NewsItem], chance: random.Random
) -> None:
    def scores(rows: tuple[tuple[Link, ...], ...]) -> list[list[tuple[float, bool]]]:
        return [[(round(entry.score, 9), entry.shown) for entry in row] for row in rows]

    mixed = list(pool)
    chance.shuffle(mixed)
    assert scores(link(episode, pool)) == scores(link(episode, mixed))


@given(episodes(), items())
def test_nearness_turns_round_with_the_dates(episode: Episode, item: NewsItem) -> None:
    there = relative_date(episode, item)
    turned = relative_date(
        replace(episode, published=item.published), replace(item, published=episode.published)
    )
    swap = {"after": "before", "before": "after"}
    assert turned == (there and " ".join(swap.get(word, word) for word in there.split()))


@given(POOLS)
def test_joining_related_items_twice_changes_nothing(pool: list[NewsItem]) -> None:
    nested = [replace(item, related=tuple(pool)) for item in pool]
    once = with_related(nested)
    assert with_related(once) == once


@given(PROSE)
def test_tokens_lie_in_their_sentences_in_order(text: str) -> None:
    for start, end in sentences(text):
        places = [(token.start, token.end) for token in tokens_in(text, start, end)]
        assert places == sorted(places)
        assert all(start <= first < last <= end for first, last in places)


@examples(8)
@given(st.sampled_from([" ", "1", "a", ".", ".a", "-", "\n", "A", "語", "'", "“", "é"]))
def test_hostile_runs_are_read_in_linear_time(unit: str) -> None:
    run = unit * 300_000
    episode = Episode("e.md", run[:300], segments=(Segment(Timecode(0), None, None, "", run),))
    link(episode, [NewsItem("n.md", run, run, run)])
    assert terms(unit * 3) is not None
