"""News that was read for linking, in this process and in others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest
from msgspec.structs import replace

from tests.unit.workspace.bees import EPISODE
from tui.analysis.tokenizer import compared_terms
from tui.embeddings.vector_cache import kept_vectors
from tui.index.passage_index import WordPostings
from tui.index.word_forms import LetterThrees, letter_threes
from tui.linking.corpus import NewsCorpus
from tui.linking.linker import link
from tui.model import NewsItem
from tui.urls import CanonicalUrl, canonical_url
from tui.workspace import cache_files
from tui.workspace.cache_files import CORPORA
from tui.workspace.corpus_cache import MANY, CorpusCache, with_related
from tui.workspace.episode_links import EpisodeLinker, LinkedEpisode, LinkingStoppedError

if TYPE_CHECKING:
    from pathlib import Path

    from tui.embeddings.embedder import Embedder, Vectors
    from tui.embeddings.vector_cache import Progress
    from tui.index.read_texts import IntArray

ONE = NewsItem("1.md", "Heat pumps outsell boilers", "Owners wait for months.")
TWO = NewsItem("2.md", "A late wicket decides", "Rain stopped play twice.")
THREE = NewsItem("3.md", "Bread is dear", "Flour costs more than in spring.")


def many(count: int = MANY, excerpt: str = "Bees hover.") -> tuple[NewsItem, ...]:
    """Items in the language of the episode, the first of them with an excerpt."""
    texts = (f"The bees are at the almonds, and {n} of them hover." for n in range(count))
    items = [NewsItem(f"{n}.md", f"RoboBee {n} lands", text) for n, text in enumerate(texts)]
    return (replace(items[0], excerpt=excerpt), *items[1:])


def linked(news: Sequence[NewsItem]) -> LinkedEpisode:
    """An episode linked with news, as in a process of its own."""
    return EpisodeLinker().linked(EPISODE, news)


class Work:
    """Counts what is made of the news: words, vectors, the index, and which words are alike.

    Attributes:
        texts: what was taken apart.
        vectors: whose vectors were asked for.
        tables: how many words and their forms an index was made of.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.texts: list[str] = []
        self.vectors: list[str] = []
        self.tables: list[int] = []

        def taken_apart(text: str) -> list[str]:
            self.texts.append(text)
            return compared_terms(text)

        def read(embedder: Embedder, texts: Sequence[str], progress: Progress | None) -> Vectors:
            self.vectors += texts
            return kept_vectors(embedder, texts, progress)

        def indexed(slots: IntArray, offsets: IntArray, frequency: IntArray) -> WordPostings:
            self.tables.append(len(frequency))
            return WordPostings(slots, offsets, frequency)

        def compared(words: Sequence[str]) -> LetterThrees:
            if len(words) > MANY:  # more than an episode has
                self.tables.append(len(words))
            return letter_threes(words)

        monkeypatch.setattr("tui.index.read_texts.compared_terms", taken_apart)
        monkeypatch.setattr("tui.linking.corpus.kept_vectors", read)
        monkeypatch.setattr("tui.index.passage_index.WordPostings", indexed)
        monkeypatch.setattr("tui.index.word_forms.letter_threes", compared)


def test_the_same_news_is_read_once() -> None:
    cache = CorpusCache()
    corpus = cache.corpus((ONE, TWO))
    assert cache.corpus([ONE, TWO]) is corpus


def test_of_other_news_only_what_is_new_is_read_and_the_old_corpus_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cache = CorpusCache()
    corpus = cache.corpus((ONE, TWO))
    work = Work(monkeypatch)
    more = cache.corpus((THREE, TWO))
    assert (corpus.items, more.items) == ((ONE, TWO), (THREE, TWO))
    assert work.texts == [THREE.title, THREE.excerpt, ""]


def test_what_news_lists_as_related_is_in_the_corpus() -> None:
    parent = replace(ONE, related=(TWO,))
    cache = CorpusCache()
    assert cache.corpus((parent,)).items == (parent, TWO)
    assert cache.corpus((parent, THREE)).items == (parent, THREE, TWO)
    assert cache.corpus(()).items == ()


def test_another_process_makes_nothing_again_and_finds_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = linked(many())
    work = Work(monkeypatch)
    again = linked(many())
    assert (work.texts, work.vectors, work.tables) == ([], [], [])
    assert again.rows == first.rows
    assert again.rows == tuple(
        tuple(one for one in row if one.shown) for row in link(EPISODE, many())
    )


def test_of_an_item_that_has_changed_alone_anything_is_read_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    linked(many())
    work = Work(monkeypatch)
    changed = many(excerpt="Boilers and bees.")
    rows = linked(changed).rows
    assert work.texts == ["RoboBee 0 lands", "Boilers and bees.", ""]
    assert work.vectors == ["RoboBee 0 lands. Boilers and bees."]
    assert rows == linked_without_what_was_kept(changed)


def linked_without_what_was_kept(news: Sequence[NewsItem]) -> Sequence[Sequence[object]]:
    for path in CORPORA.folder.iterdir():
        path.unlink()
    return linked(news).rows


@pytest.mark.parametrize("field", ["title", "body", "url", "path", "provider"])
def test_whatever_changes_of_an_item_makes_another_corpus_of_it(field: str) -> None:
    first, *others = many()
    linked((first, *others))
    changed = (replace(first, **{field: "https://other.example/"}), *others)
    again = linked(changed)
    assert again.corpus is not None
    assert again.corpus.items == changed
    assert len(list(CORPORA.folder.iterdir())) == 2


def test_what_related_items_are_is_known_again() -> None:
    parent = replace(many()[0], related=(THREE, TWO, THREE))
    news = (parent, *many()[1:])
    first, again = linked(news).corpus, linked(news).corpus
    assert first is not None
    assert again is not None
    assert again.items == first.items == (*news, THREE, TWO)


def test_of_few_items_nothing_is_kept() -> None:
    linked(many(MANY - 1))
    assert not CORPORA.folder.exists()


def test_what_is_kept_is_told_as_arrays_of_numbers_alone() -> None:
    linked(many())
    (kept,) = CORPORA.folder.iterdir()
    with np.load(kept_arrays(kept), allow_pickle=False) as arrays:
        assert {"slots", "codes", "languages", "leads", "table_vectors"} <= set(arrays)
        assert all(array.dtype.kind in "biuf" for array in arrays.values())


def kept_arrays(kept: Path) -> Path:
    """The file without the checksum before it."""
    bare = kept.with_name("bare.npz")
    bare.write_bytes(kept.read_bytes()[4:])
    return bare


def test_one_bit_that_is_flipped_is_noticed_and_all_is_made_anew() -> None:
    first = linked(many())
    (kept,) = CORPORA.folder.iterdir()
    whole = kept.read_bytes()
    for place in (0, len(whole) // 2, len(whole) - 1):
        kept.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert linked(many()).rows == first.rows
        assert kept.read_bytes() == whole
    kept.write_bytes(whole[:-100])
    assert linked(many(excerpt="Another one.")).rows is not None


def test_what_other_code_kept_is_no_help(monkeypatch: pytest.MonkeyPatch) -> None:
    linked(many())
    monkeypatch.setattr(cache_files, "code_stamp", lambda: 1)
    work = Work(monkeypatch)
    linked(many(excerpt="Another one."))
    assert len(work.texts) == 3 * MANY


def test_work_that_was_stopped_has_kept_what_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise LinkingStoppedError

    work = Work(monkeypatch)
    with monkeypatch.context() as patched:
        patched.setattr("tui.linking.citations.Citations", stopped)
        with pytest.raises(LinkingStoppedError):
            linked(many())
    assert len(work.texts) == 3 * MANY
    assert (work.vectors, work.tables) == ([], []), "nothing was made of it any more"
    linked(many())
    assert len(work.texts) == 3 * MANY


def test_who_waits_is_told_how_many_items_have_been_read() -> None:
    told: list[tuple[int, int]] = []
    CorpusCache().corpus(many(2_500), lambda read, of: told.append((read, of)))
    assert told == [(1_000, 2_500), (2_000, 2_500)]


def test_reading_ends_where_nobody_waits() -> None:
    questions: Iterator[int] = iter(range(MANY))
    with pytest.raises(LinkingStoppedError):
        EpisodeLinker().linked(EPISODE, many(), stop=lambda: next(questions) == MANY - 1)
    assert not CORPORA.folder.exists()


def test_a_corpus_that_is_not_the_last_is_not_kept() -> None:
    cache = CorpusCache()
    corpus = cache.corpus(many())
    cache.corpus((ONE,))
    cache.keep(corpus)
    cache.keep(NewsCorpus(many()))
    assert not CORPORA.folder.exists()


def test_addresses_are_compared_only_where_an_item_may_be_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[str] = []

    def spy(address: str) -> CanonicalUrl | None:
        told.append(address)
        return canonical_url(address)

    monkeypatch.setattr("tui.workspace.corpus_cache.canonical_url", spy)
    items = [replace(one, url=f"https://a.example/{n}") for n, one in enumerate((ONE, TWO, THREE))]
    again = replace(items[2], published=date(2024, 1, 2))
    assert with_related([*items, again]) == tuple(items)
    assert told == [items[2].url, again.url]
    told.clear()
    listed = replace(items[0], title="Under another headline")
    parent = replace(items[1], related=(listed,))
    assert with_related([items[0], parent]) == (items[0], parent)
    assert len(told) == 3
