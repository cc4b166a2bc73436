from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given
from hypothesis import strategies as st

from tests.property.examples import examples
from tui.analysis.normalize import fold
from tui.analysis.tokenizer import placed_terms, terms
from tui.index.bm25f import WEIGHTS
from tui.index.builder import analyse, merge_segments, segment_of, write_segment
from tui.index.documents import Document, documents_of
from tui.index.reader import IndexReader
from tui.index.segment_file import open_segment
from tui.model import Episode, Segment, Timecode, segment_at
from tui.sanitize import clean
from tui.search.highlight import Span, merged
from tui.search.keyword_filter import FilterHit
from tui.search.query import Query, parse_query
from tui.search.query_terms import QueryReader
from tui.search.restrict import having, parts_of
from tui.search.scoring import Scorer
from tui.timecode import parse_time
from tui.workspace.open_documents import OpenDocuments

MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108  no disk is waited for

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


def filtered(segments: Sequence[Segment], typed: str) -> tuple[FilterHit, ...]:
    episode = Episode(path="talk.md", title="Talk", segments=tuple(segments))
    return tuple(OpenDocuments([episode]).filter(typed).hits.values())


def is_tidy(spans: tuple[Span, ...], text: str) -> bool:
    """Whether spans are in order, apart, not empty, and within the text."""
    edges = [edge for span in spans for edge in span]
    return edges == sorted(set(edges)) and all(0 <= edge <= len(text) for edge in edges)


@given(typed, said)
@examples(150)
@example("ﬁ", ["ﬁne ﬁﬁ"])
def test_jumping_gives_ranked_hits_with_tidy_spans(query: str, texts: list[str]) -> None:
    segments = segments_of(texts)
    episode = Episode(path="a", title="a", segments=tuple(segments))
    hits = OpenDocuments([episode]).search(query, 5, lambda: False).hits
    assert len(hits) <= 5
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    for hit in hits:
        assert 0 <= hit.score <= 1
        assert is_tidy(hit.gist_spans, segments[hit.place].gist)
        assert is_tidy(hit.text_spans, segments[hit.place].text)


@given(typed, said)
@examples(200)
def test_filtering_gives_tidy_spans_in_order(query: str, texts: list[str]) -> None:
    segments = segments_of(texts)
    hits = filtered(segments, query)
    assert [hit.segment for hit in hits] == sorted({hit.segment for hit in hits})
    for hit in hits:
        assert is_tidy(hit.gist_spans, segments[hit.segment].gist)
        assert is_tidy(hit.text_spans, segments[hit.segment].text)


@given(said.filter(bool), st.data())
@examples(150)
def test_a_segment_is_found_by_each_of_its_words(texts: list[str], data: st.DataObject) -> None:
    segments = segments_of(texts)
    place = data.draw(st.integers(0, len(segments) - 1))
    found = terms(segments[place].text)
    if found:
        word = data.draw(st.sampled_from(found))
        assert place in {hit.segment for hit in filtered(segments, word)}


@given(typed, said)
@examples(100)
def test_excluding_keeps_just_what_the_filter_would_not(query: str, texts: list[str]) -> None:
    segments = segments_of(texts)
    words = parse_query(query).words
    if words:
        kept = {hit.segment for hit in filtered(segments, f'"{words[0]}"')}
        others = {hit.segment for hit in filtered(segments, f'-"{words[0]}"')}
        assert kept | others == set(range(len(segments)))
        assert not kept & others


class OnDisk:
    """An index on disk of some documents, in several runs or one."""

    def __init__(
        self, folder: str, documents: list[Document], cuts: list[int], dead: list[int]
    ) -> None:
        self._folder = folder
        edges = sorted({0, len(documents), *(cut % (len(documents) + 1) for cut in cuts)})
        self.paths = []
        for low, high in pairwise(edges):
            self.paths.append(Path(self._folder) / f"{low}.bin")
            write_segment(self.paths[-1], low, [analyse(documents[low:high])])
        self.index = IndexReader([open_segment(path) for path in self.paths], dead, WEIGHTS)

    def merged(self, dead: list[int]) -> IndexReader:
        whole = Path(self._folder) / "merged.bin"
        merge_segments(whole, self.paths, dead)
        return IndexReader([open_segment(whole)], dead, WEIGHTS)


@contextmanager
def indexes_of(texts: list[str], cuts: list[int]) -> Iterator[tuple[IndexReader, IndexReader]]:
    episode = Episode(path="a", title="a", segments=tuple(segments_of(texts)))
    # Shared beginnings are looked for within a parcel, so that each is of its own episode here.
    documents = [
        document
        for number, segment in enumerate(episode.segments)
        for document in documents_of(Episode(path="a", title="a", segments=(segment,)), number)
    ]
    memory = IndexReader([segment_of(documents)])
    with TemporaryDirectory(dir=MEMORY) as folder:
        yield memory, OnDisk(folder, documents, cuts, []).index


cuts = st.lists(st.integers(0, 9), max_size=3)


@given(said, cuts)
@examples(60)
def test_an_index_on_disk_has_the_terms_and_codes_of_one_in_memory(
    texts: list[str], cuts: list[int]
) -> None:
    with indexes_of(texts, cuts) as (memory, disk):
        words = {term for segment in segments_of(texts) for term in terms(segment.text)}
        for word in words:
            assert disk.vocabulary.has(word)
            assert memory.term(word).frequency == disk.term(word).frequency
            assert memory.title_idf(memory.term(word).codes) == disk.title_idf(
                disk.term(word).codes
            )
        for number in range(len(texts)):
            ours, theirs = disk.document_terms(number), memory.document_terms(number)
            assert (ours.head, ours.titled, len(ours.codes)) == (
                theirs.head,
                theirs.titled,
                len(theirs.codes),
            )
            assert disk.spelling(ours.codes.replace("\0", "")) == memory.spelling(
                theirs.codes.replace("\0", "")
            )


@given(typed, said, cuts)
@examples(100)
def test_memory_and_disk_have_the_same_segments_for_a_filter(
    query: str, texts: list[str], cuts: list[int]
) -> None:
    with indexes_of(texts, cuts) as (memory, disk):
        asked = parse_query(query)
        for phrase in (*((word,) for word in asked.words), *asked.phrases, *asked.excluded):
            assert (parts_of(memory, phrase) is None) == (parts_of(disk, phrase) is None)
            assert memory.first(having(memory, phrase), 99) == disk.first(having(disk, phrase), 99)


@given(said.filter(bool), cuts, st.data())
@examples(100)
def test_memory_and_disk_agree_on_candidates(
    texts: list[str], cuts: list[int], data: st.DataObject
) -> None:
    with indexes_of(texts, cuts) as (memory, disk):
        words = [word for segment in segments_of(texts) for word in terms(segment.text)]
        asked = " ".join(data.draw(st.lists(st.sampled_from(words), max_size=3)) if words else [])
        both = []
        for index in (memory, disk):
            hits = Scorer(index, WEIGHTS).rank(QueryReader(index, WEIGHTS).read(asked), 99)
            both.append({hit.number: hit.score for hit in hits})
        assert both[0] == both[1]


@given(typed, said, cuts, st.sets(st.integers(0, 5)))
@example("0", ["", "0", "", "0"], [], {0, 1, 2})
@examples(100)
def test_any_query_to_an_index_on_disk_gets_living_documents(
    query: str, texts: list[str], cuts: list[int], dead: set[int]
) -> None:
    documents = [Document(text[:9], text, bool(n % 2), n) for n, text in enumerate(texts)]
    gone = sorted(number for number in dead if number < len(texts))
    with TemporaryDirectory(dir=MEMORY) as folder:
        made = OnDisk(folder, documents, cuts, gone)
        for index in (made.index, made.merged(gone)) if texts else (made.index,):
            hits = Scorer(index, WEIGHTS).rank(QueryReader(index, WEIGHTS).read(query), 5)
            assert not {hit.number for hit in hits} & set(gone)
            assert all(0 <= hit.score <= 1 for hit in hits)


@given(said.filter(bool), cuts)
@examples(60)
def test_runs_that_are_merged_are_as_runs_made_at_once(texts: list[str], cuts: list[int]) -> None:
    documents = [Document(text[:9], text, bool(n % 2), n) for n, text in enumerate(texts)]
    with TemporaryDirectory(dir=MEMORY) as folder:
        made = OnDisk(folder, documents, cuts, [])
        made.merged([])
        whole = made.paths[0].with_name("whole.bin")
        write_segment(whole, 0, [analyse(documents)])
        assert whole.read_bytes() == whole.with_name("merged.bin").read_bytes()


@given(typed)
@examples(300)
def test_any_query_is_read(query: str) -> None:
    read = parse_query(query)
    assert isinstance(read, Query)
    assert parse_query(query) == read


@given(st.text(LETTERS, max_size=80) | st.text(max_size=80))
def test_places_of_terms_agree_with_the_terms(text: str) -> None:
    placed = placed_terms(text)
    assert [term for term, _, _ in placed] == terms(text)
    assert all(0 <= start <= end <= len(text) for _, start, end in placed)


@given(st.text(max_size=80))
def test_folded_text_has_the_same_terms(text: str) -> None:
    assert terms(fold(text)) == terms(text)


@given(st.text("0123456789:hms%+- .", max_size=15) | st.text(max_size=15), st.floats(0, 1e5))
@examples(300)
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
