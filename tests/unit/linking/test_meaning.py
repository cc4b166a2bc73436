"""What segments and items mean, told by vectors that are made up here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from tui.linking import meaning
from tui.linking.corpus import NewsCorpus
from tui.linking.meaning import closest_sentences, similarities
from tui.model import Episode, NewsItem, Segment, Timecode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.embeddings.embedder import Vectors

TOPICS = ("cow", "heat", "bank", "ship")
SEGMENTS = ("The cow and the farm.", "The heat of the house.", "The bank of the town.")


class Topics:
    """Knows four words and what the texts were that it read."""

    name = "topics"
    dimensions = len(TOPICS)

    def __init__(self) -> None:
        self.read: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.read += texts
        counts = np.array([[text.lower().count(word) for word in TOPICS] for text in texts])
        length = np.linalg.norm(counts, axis=1, keepdims=True)
        vectors: Vectors = (counts / np.maximum(1, length)).astype(np.float32)
        return vectors


@pytest.fixture
def embedder(monkeypatch: pytest.MonkeyPatch) -> Topics:
    """The embedder for English; there is none for other languages."""
    topics = Topics()
    monkeypatch.setattr(meaning, "embedder_for", lambda code: topics if code == "en" else None)
    return topics


def talk(*texts: str) -> Episode:
    segments = tuple(Segment(Timecode(0), None, None, "", text) for text in texts)
    return Episode("talk.md", "Talk of the town", segments=segments)


def items(*titles: str) -> list[NewsItem]:
    return [NewsItem(f"{number}.md", title) for number, title in enumerate(titles)]


def compared(
    episode: Episode, pool: Sequence[NewsItem], promise: Sequence[float] | None = None
) -> meaning.Similarities:
    corpus = NewsCorpus(pool)
    found = similarities(episode, corpus, np.array(promise or [0.0] * corpus.document_count))
    assert found is not None
    return found


@pytest.mark.usefixtures("embedder")
def test_what_means_the_same_is_nearest() -> None:
    pool = items("The bank again", "The heat again", "The cow again")
    assert compared(talk(*SEGMENTS), pool).meaning.argmax(axis=1).tolist() == [2, 1, 0]


@pytest.mark.usefixtures("embedder")
def test_what_all_segments_mean_tells_nothing_of_one() -> None:
    everywhere = [f"The ship. {text}" for text in SEGMENTS]
    found = compared(talk(*everywhere), items("The ship", "The cow", "The heat", "The bank"))
    assert (found.meaning[:, 0] < found.meaning[:, 1:].max(axis=1)).all()


@pytest.mark.usefixtures("embedder")
def test_the_nearest_passage_of_a_body_counts() -> None:
    filler = "The ship sails over the sea and comes to the land. " * 20
    long = NewsItem("long.md", "The ship", body=f"{filler}{'The cow eats. ' * 40}{filler}")
    found = compared(talk(*SEGMENTS), [long, *items("The heat", "The bank")])
    assert found.meaning[0].argmax() == 0


@pytest.mark.usefixtures("embedder")
def test_of_many_passages_one_is_near_by_chance() -> None:
    body = "The cow eats. " * 40
    short = NewsItem("short.md", "The ship", body=body)
    long = NewsItem("long.md", "The ship", body=body * 10)
    found = compared(talk(*SEGMENTS), [short, long, *items("The heat", "The bank")]).meaning
    assert found[0, 0] > found[0, 1] > found[0, 2:].max()


@pytest.mark.usefixtures("embedder")
def test_nothing_is_told_of_what_is_in_another_language_or_empty() -> None:
    pool = [*items("The cow", "Die Kuh und der Hof"), NewsItem("empty.md", None)]
    assert np.isnan(compared(talk(*SEGMENTS, ""), pool).meaning).tolist() == [
        [False, True, True],
        [False, True, True],
        [False, True, True],
        [True, True, True],
    ]


@pytest.mark.usefixtures("embedder")
@pytest.mark.parametrize("texts", [("Wir reden über die Kuh und den Hof.",), ("", " "), ()])
def test_an_episode_that_no_embedder_knows_has_no_meaning(texts: tuple[str, ...]) -> None:
    assert similarities(talk(*texts), NewsCorpus(items("The cow")), np.zeros(1)) is None


def test_the_floor_is_what_many_items_reach(embedder: Topics) -> None:
    few = compared(talk(*SEGMENTS), items("The cow", "The heat"))
    crowd = [NewsItem(f"{n}.md", f"The cow {n} of the farm") for n in range(30)]
    many = compared(talk(*SEGMENTS), [*crowd, *items("The heat", "The bank")])
    assert many.kind == embedder.name
    assert len(set(few.floor.tolist())) == 1
    assert many.floor[0] > many.floor[1]
    assert (many.floor >= 0).all()


def test_in_a_large_pool_a_larger_crowd_makes_the_floor() -> None:
    def floor(size: int) -> float:
        near = [NewsItem(f"{n}.md", f"The cow {n} of the farm") for n in range(21)]
        far = [NewsItem(f"far {n}.md", f"The bank {n}") for n in range(size - 21)]
        return float(compared(talk(*SEGMENTS), [*near, *far]).floor[0])

    assert floor(100) > floor(400)


def test_of_a_large_pool_a_model_reads_the_most_promising_heads(
    embedder: Topics, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meaning, "HEADS", 2)
    pool = items("The cow 1", "The cow 2", "The cow 3")
    found = compared(talk(*SEGMENTS), pool, [0.1, 0.9, 0.5])
    assert np.isnan(found.meaning[0]).tolist() == [True, False, False]
    assert "The cow 1" not in embedder.read


def test_no_text_is_read_twice(embedder: Topics) -> None:
    corpus = NewsCorpus(items("The cow", "The heat"))
    for _ in range(2):
        similarities(talk(*SEGMENTS), corpus, np.zeros(2))
    similarities(talk(*SEGMENTS), NewsCorpus(items("The cow", "The heat")), np.zeros(2))
    assert len(embedder.read) == len(set(embedder.read))


@pytest.mark.usefixtures("embedder")
def test_who_is_told_of_the_progress_may_give_up() -> None:
    def give_up(_read: int, _texts: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        similarities(talk(*SEGMENTS), NewsCorpus(items("A new cow")), np.zeros(1), give_up)


def test_the_closest_sentences_of_two_texts_are_found() -> None:
    spoken = ["He left the company.", "Sensors see the road at night."]
    told = ["The weather was fine.", "A camera watches the street in the dark."]
    assert closest_sentences(spoken, told) == (spoken[1], told[1])


@pytest.mark.parametrize(("spoken", "told"), [([], ["A cow."]), (["A cow."], []), (["京"], ["都"])])
def test_where_nothing_is_known_no_sentence_is_closest(spoken: list[str], told: list[str]) -> None:
    assert closest_sentences(spoken, told) == ("", "")


@pytest.mark.usefixtures("embedder")
def test_the_topic_is_how_near_an_item_is_to_the_episode_as_a_whole() -> None:
    told = ("The cow. The ship sails.", "The heat. The ship sails.", "The cow and the ship.")
    topic = compared(talk(*told), items("The bank", "The heat", "The ship and the cow")).topic
    assert topic[0] < topic[1] < topic[2]
