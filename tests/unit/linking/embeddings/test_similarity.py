from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from tui.embeddings import vector_cache
from tui.embeddings.embedder import ModelError
from tui.linking.embeddings import similarity as similarity_module
from tui.linking.embeddings.similarity import similarity
from tui.model import Episode, NewsItem, Segment, Timecode

if TYPE_CHECKING:
    from tests.unit.linking.embeddings.conftest import Reader

BEES = "The bees of the town make honey."
SHIPS = "The ships bring tea and silk."
STARS = "The telescope looks at old stars."


def episode(*texts: str) -> Episode:
    segments = tuple(Segment(Timecode(0), None, None, "", text) for text in texts)
    return Episode("talk.md", "A talk", segments=segments)


def item(title: str, body: str = "") -> NewsItem:
    return NewsItem(f"{title}.md", title, body=body)


def test_the_item_that_says_the_same_is_the_most_similar(reader: Reader) -> None:
    items = [item(SHIPS), item(STARS), item(BEES)]
    found = similarity(episode(BEES, SHIPS, STARS), items)
    assert found.shape == (3, 3)
    assert found.argmax(axis=1).tolist() == [2, 0, 1]
    assert (np.abs(found) <= 1 + 1e-6).all()
    assert reader.read


@pytest.mark.usefixtures("reader")
def test_the_best_passage_of_a_body_counts() -> None:
    other = "The weather is dull here and the honey is far away from all of us today. " * 5
    buried = item("A long letter", other + (BEES + " ") * 6 + other)
    plain = item("A long letter", other + other)
    found = similarity(episode(BEES, SHIPS, STARS), [buried, plain])
    assert found[0, 0] > found[0, 1] + 0.2


@pytest.mark.usefixtures("reader")
def test_what_all_segments_share_ties_none_of_them() -> None:
    guest = "Professor Ada Larsen explains"
    topics = [
        "bees in wooden hives",
        "ships with old sails",
        "stars and dark matter",
        "tea",
        "silk",
    ]
    found = similarity(
        episode(*(f"{guest} {topic}." for topic in topics)), [item(guest), item("Old ships sail")]
    )
    assert found[1, 1] > found[1, 0]


@pytest.mark.usefixtures("reader")
def test_a_segment_or_item_without_text_is_not_told_of() -> None:
    found = similarity(episode(BEES, ""), [item("…"), item(BEES)])
    assert np.isnan(found).tolist() == [[True, False], [True, True]]


def test_an_episode_in_another_language_is_not_told_of(reader: Reader) -> None:
    found = similarity(episode("机器人在北京卖咖啡。"), [item(BEES)])
    assert np.isnan(found).all()
    assert reader.read == []


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize(("segments", "items"), [((), (BEES,)), ((BEES,), ()), ((), ())])
def test_nothing_is_compared_with_nothing(
    segments: tuple[str, ...], items: tuple[str, ...]
) -> None:
    found = similarity(episode(*segments), [item(title) for title in items])
    assert found.shape == (len(segments), len(items))


@pytest.mark.usefixtures("reader")
def test_one_segment_and_one_item_are_compared() -> None:
    assert similarity(episode(BEES), [item(BEES)])[0, 0] > 0.9
    assert similarity(episode(BEES), [item(SHIPS)])[0, 0] < 0.5


def test_what_was_read_once_is_not_read_again(reader: Reader) -> None:
    first = similarity(episode(BEES, SHIPS), [item(BEES), item(STARS)])
    before = len(reader.read)
    again = similarity(episode(BEES, SHIPS), [item(BEES), item(STARS)])
    assert len(reader.read) == before
    assert np.array_equal(first, again)
    similarity(episode(BEES, SHIPS), [item(BEES), item(STARS), item(SHIPS + " Again")])
    assert reader.read[before:] == [SHIPS + " Again"]


def test_copies_are_read_once(reader: Reader) -> None:
    similarity(episode(BEES), [item(SHIPS) for _ in range(500)])
    assert len(reader.read) == 2


@pytest.mark.usefixtures("reader")
def test_of_a_large_pool_the_most_promising_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(similarity_module, "HEADS", 2)
    items = [item(f"{BEES} {number}") for number in range(4)]
    found = similarity(episode(BEES), items, [0.1, 0.9, 0.0, 0.5])
    assert np.isnan(found[0]).tolist() == [True, False, True, False]


def test_bodies_are_read_until_there_is_enough(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(similarity_module, "BODIES", 1)
    items = [item(f"Letter {number}", f"{number} {BEES}") for number in range(3)]
    similarity(episode(BEES), items, [0.1, 0.2, 0.9])
    assert [text for text in reader.read if text[0].isdigit()] == [f"2 {BEES}"]


def test_progress_is_told_and_may_give_up(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vector_cache, "BATCH", 2)
    told: list[tuple[int, int]] = []

    def stop(done: int, whole: int) -> None:
        told.append((done, whole))
        if done >= 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        similarity(episode(BEES), [item(SHIPS), item(STARS)], progress=stop)
    assert told == [(0, 3), (2, 3)]
    similarity(episode(BEES), [item(SHIPS), item(STARS)])
    assert len(reader.read) == 3


def test_without_the_model_there_is_an_error_that_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(similarity_module, "available", lambda: False)
    with pytest.raises(ModelError) as caught:
        similarity(episode(BEES), [item(SHIPS)])
    assert "not installed" in str(caught.value)
