from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tui.model import Episode, Segment, Timecode
from tui.search import Jumper, Span, filter_segments, parse_query, parse_time, segment_at
from tui.search.spans import merged
from tui.search.terms import placed_terms, terms
from tui.text import clean, fold

LETTERS = (
    "aäbceilnorstßéİ 'ﬁ-.:\"0123+#%\n"
    "\u0301\u200f\u05e9\u05dc\u0434\u0430\u6df1\u5ea6\u3099\u30ab\u0e01\u0e34\uac00😀"
)
typed = st.text(LETTERS, max_size=40) | st.text(max_size=40)
said = st.lists(st.text(LETTERS, max_size=120) | st.text(max_size=60), max_size=6)


def segments_of(texts: list[str]) -> list[Segment]:
    return [
        Segment(Timecode(60 * place), None, None, clean(text)[:20], clean(text))
        for place, text in enumerate(texts)
    ]


def is_tidy(spans: tuple[Span, ...], text: str) -> bool:
    """Whether spans are in order, apart, not empty, and within the text."""
    edges = [edge for span in spans for edge in span]
    return edges == sorted(set(edges)) and all(0 <= edge <= len(text) for edge in edges)


@given(typed, said)
@settings(max_examples=150, deadline=None)
@example("ﬁ", ["ﬁne ﬁﬁ"])
def test_jumping_gives_ranked_hits_with_tidy_spans(query: str, texts: list[str]) -> None:
    segments = segments_of(texts)
    episode = Episode(path="a", title="a", segments=tuple(segments))
    hits = Jumper([episode]).find(query, limit=5)
    assert len(hits) <= 5
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    for hit in hits:
        assert 0 <= hit.score <= 1
        assert is_tidy(hit.gist_spans, segments[hit.segment].gist)
        assert is_tidy(hit.text_spans, segments[hit.segment].text)


@given(typed, said)
@settings(max_examples=200, deadline=None)
def test_filtering_gives_tidy_spans_in_order(query: str, texts: list[str]) -> None:
    segments = segments_of(texts)
    hits = filter_segments(segments, parse_query(query))
    assert [hit.segment for hit in hits] == sorted({hit.segment for hit in hits})
    for hit in hits:
        assert hit.title_spans == ()
        assert is_tidy(hit.gist_spans, segments[hit.segment].gist)
        assert is_tidy(hit.text_spans, segments[hit.segment].text)


@given(said.filter(bool), st.data())
@settings(max_examples=150, deadline=None)
def test_a_segment_is_found_by_each_of_its_words(texts: list[str], data: st.DataObject) -> None:
    segments = segments_of(texts)
    place = data.draw(st.integers(0, len(segments) - 1))
    found = terms(segments[place].text)
    if found:
        word = data.draw(st.sampled_from(found))
        assert place in {hit.segment for hit in filter_segments(segments, parse_query(word))}


@given(typed, said)
@settings(max_examples=100, deadline=None)
def test_excluding_keeps_just_what_the_filter_would_not(query: str, texts: list[str]) -> None:
    segments = segments_of(texts)
    words = parse_query(query).words
    if words:
        kept = {hit.segment for hit in filter_segments(segments, parse_query(words[0]))}
        others = {hit.segment for hit in filter_segments(segments, parse_query("-" + words[0]))}
        assert kept | others == set(range(len(segments)))
        assert not kept & others


@given(st.text(LETTERS, max_size=80) | st.text(max_size=80))
def test_places_of_terms_agree_with_the_terms(text: str) -> None:
    placed = placed_terms(text)
    assert [term for term, _, _ in placed] == terms(text)
    assert all(0 <= start <= end <= len(text) for _, start, end in placed)


@given(st.text(max_size=80))
def test_folded_text_has_the_same_terms(text: str) -> None:
    assert terms(fold(text)) == terms(text)


@given(st.text("0123456789:hms%+- .", max_size=15) | st.text(max_size=15), st.floats(0, 1e5))
@settings(max_examples=300)
def test_a_time_stays_within_the_recording(text: str, duration: float) -> None:
    time = parse_time(text, now=duration / 2, duration=duration)
    assert time is None or 0 <= time <= duration


@given(st.integers(0, 359_999))
def test_a_timecode_as_shown_is_read_back(seconds: int) -> None:
    assert parse_time(str(Timecode(seconds)), now=0, duration=None) == Timecode(seconds)


@given(st.lists(st.integers(0, 50)), st.integers(0, 60))
def test_the_segment_at_a_time_is_the_latest_begun(starts: list[int], seconds: int) -> None:
    segments = [Segment(Timecode(start), None, None, "", "") for start in starts]
    begun = [start for start in starts if start <= seconds]
    place = segment_at(segments, seconds)
    assert place == 0 if not begun else starts[place] == max(begun)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30))))
def test_merged_spans_cover_the_same_characters(spans: list[Span]) -> None:
    tidy = merged(spans)
    assert is_tidy(tidy, " " * 30)
    assert {n for span in spans for n in range(*span)} == {n for span in tidy for n in range(*span)}
