"""The sample library in data/: read whole, complete, and in words of our own."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tui.analysis.tokenizer import words
from tui.model import day_of
from tui.readers.registry import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.model import Episode, NewsItem
    from tui.readers.registry import Reading

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
SEEDS = ROOT.parent / "shared" / "seeds"
RUN = 8  # words in a row that would be somebody else's sentence


@pytest.fixture(scope="module")
def library() -> Reading:
    return read([DATA])


@pytest.fixture(scope="module")
def episode(library: Reading) -> Episode:
    (only,) = library.episodes
    return only


def with_related(items: tuple[NewsItem, ...] | list[NewsItem]) -> Iterator[NewsItem]:
    for item in items:
        yield item
        yield from with_related(item.related)


def prose_of(library: Reading) -> Iterator[tuple[str, str]]:
    """(where, text) for all that is written in sentences; titles are facts and left out."""
    for episode in library.episodes:
        yield from ((f"{episode.path} overview", text) for text in episode.overview)
        yield from ((f"{episode.path} {one.start}", one.text) for one in episode.segments)
    for item in with_related(list(library.news)):
        yield f"{item.path} {item.headline}", f"{item.excerpt}\n{item.body}"


def runs(text: str) -> set[tuple[str, ...]]:
    folded = [word.term for word in words(text)]
    return {tuple(folded[at : at + RUN]) for at in range(len(folded) - RUN + 1)}


def test_every_file_reads_without_a_problem(library: Reading) -> None:
    assert [str(problem) for problem in library.all_problems()] == []


def test_every_file_of_the_folder_is_read(library: Reading) -> None:
    files = {path.resolve() for path in DATA.rglob("*") if path.is_file()}
    paths = [one.path for one in library.episodes] + [one.path for one in library.news]
    assert {Path(path).resolve() for path in paths} == files


def test_segments_start_every_five_minutes(episode: Episode) -> None:
    starts = [float(one.start) for one in episode.segments]
    assert starts == [300.0 * step for step in range(42)]


def test_the_last_segment_ends_with_the_recording(episode: Episode) -> None:
    assert episode.segments[-1].end == episode.duration == 12_540


def test_every_segment_says_something_of_its_own(episode: Episode) -> None:
    texts = [one.text for one in episode.segments]
    assert len(set(texts)) == len(texts)
    assert min(len(words(text)) for text in texts) >= 20
    assert max(len(words(text)) for text in texts) <= 90


def test_front_matter_names_the_recording(episode: Episode) -> None:
    assert episode.title == "Andrej Karpathy: Tesla AI, Self-Driving, Optimus, Aliens, and AGI"
    assert (episode.show, episode.number) == ("Lex Fridman Podcast", 333)
    assert episode.published is not None
    assert day_of(episode.published) == date(2022, 10, 29)
    assert episode.media == "https://www.youtube.com/watch?v=cdiD-9MMpb0"
    assert 3 <= len(episode.overview) <= 4


def test_a_dozen_news_items_are_complete(library: Reading) -> None:
    complete = [
        item
        for item in library.news
        if item.title
        and (item.excerpt or item.body)
        and item.published
        and item.provider
        and urlsplit(item.url or "").scheme in {"http", "https"}
    ]
    assert len(complete) >= 12


def test_items_with_an_address_name_who_stands_behind_it(library: Reading) -> None:
    items = [item for item in with_related(list(library.news)) if item.url]
    assert len(items) > len(library.news)
    for item in items:
        host = urlsplit(item.url or "").hostname or ""
        assert item.provider, item.title
        assert item.domain, item.title
        assert f".{host}".endswith(f".{item.domain}"), item.url


def test_one_item_is_secured_and_still_says_what_it_is_about(library: Reading) -> None:
    (item,) = [item for item in library.news if item.secured]
    assert item.excerpt
    assert not item.body
    assert [one.title for one in item.related] == [
        "Tesla’s Humanoid Robot ‘Optimus’ Looks Far Less Optimistic"
    ]


def test_plain_articles_have_their_day_and_their_first_sentence(library: Reading) -> None:
    plain = {
        day_of(item.published): item
        for item in library.news
        if item.published and item.path.endswith(".txt")
    }
    assert sorted(plain) == [date(2022, 10, 31), date(2024, 2, 15)]
    for item in plain.values():
        assert item.headline.startswith("Andrej Karpathy "), item.headline
        assert "date 20" not in f"{item.excerpt} {item.body}"


def test_every_file_is_utf_8_without_control_characters() -> None:
    for path in sorted(DATA.rglob("*.*")):
        text = path.read_bytes().decode("utf-8")
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ufeff]", text), path
        assert text.endswith("\n"), path


@pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared/seeds is not here to compare with")
def test_no_sentence_is_taken_from_a_seed(library: Reading) -> None:
    theirs: set[tuple[str, ...]] = set()
    for path in SEEDS.iterdir():
        theirs |= runs(path.read_text(encoding="utf-8"))
    shared = {
        where: " ".join(run) for where, text in prose_of(library) for run in runs(text) & theirs
    }
    assert shared == {}
