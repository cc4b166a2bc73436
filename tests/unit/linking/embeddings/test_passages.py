from __future__ import annotations

import pytest

from tui.linking.embeddings.passages import (
    MOST_PASSAGES,
    content_words,
    is_english,
    item_lead,
    item_passages,
    segment_passages,
)
from tui.model import Episode, NewsItem, Segment, Timecode


def episode(*texts: str, title: str = "A talk") -> Episode:
    return Episode(
        "talk.md", title, segments=tuple(Segment(Timecode(0), None, None, "", t) for t in texts)
    )


def item(body: str = "", title: str | None = "A headline", excerpt: str = "") -> NewsItem:
    return NewsItem("item.md", title, excerpt=excerpt, body=body)


def test_a_segment_stands_also_without_sentences_that_recite_the_title() -> None:
    text = "She talks about bees, honey and old gardens. The queen lives for years."
    parts = segment_passages(episode(text, title="Bees, honey, and old gardens"))
    assert parts == [[(text, "The queen lives for years.")]]


def test_a_segment_that_only_recites_keeps_what_it_has() -> None:
    text = "She talks about bees, honey and old gardens."
    assert segment_passages(episode(text, title="Bees, honey, and old gardens")) == [[(text, text)]]


def test_a_long_segment_has_several_parts_and_an_empty_one_none() -> None:
    long = "The bees fly out early in the morning sun. " * 200
    several, none = segment_passages(episode(long, ""))
    assert 2 <= len(several) <= 8
    assert none == []


def test_a_head_is_headline_and_excerpt() -> None:
    assert item_lead(item(excerpt="More of it.")) == "A headline. More of it."
    assert (
        item_lead(item(title=None, excerpt="Only an excerpt."))
        == "Only an excerpt. Only an excerpt."
    )


def test_passages_keep_sentences_whole_and_have_a_word_of_the_episode() -> None:
    bees = "The bees of the old town make the honey that its people eat in the winter. " * 3
    cars = "The cars of the new town take the people to the sea when the summer is hot. " * 3
    words = content_words(episode("The beekeeper sells honey."))
    found = item_passages(item(bees + cars), words)
    assert len(found) == 1
    assert found[0].startswith("The bees")
    assert found[0].endswith("in the winter.")


def test_function_words_tie_no_passage() -> None:
    words = content_words(episode("The beekeeper and the people of the town sell the honey."))
    assert "the" not in words
    assert {"beekeeper", "honey"} <= words


def test_an_encrypted_body_has_no_passages() -> None:
    secured = NewsItem("i", "Honey", body="The honey is here. " * 99, secured=True)
    assert item_passages(secured, frozenset({"honey"})) == []


def test_a_long_excerpt_has_passages() -> None:
    found = item_passages(item(excerpt="The honey is in the house. " * 60), frozenset({"honey"}))
    assert len(found) > 3


@pytest.mark.parametrize(
    "text",
    [
        "",
        " … !?",
        "🚗💨",
        "the and of",
        "机器人在北京卖咖啡。",
        "Программисты обсуждают новый язык.",
        "Der Wagen ist nicht mehr so schnell, wie er es früher einmal war, und das ist gut.",
    ],
)
def test_what_the_model_was_not_trained_on_is_not_read(text: str) -> None:
    assert not is_english(text)


def test_short_chapters_are_in_the_language_of_their_episode() -> None:
    german = ["Wie Google sucht", "Das Auto der Zukunft", "Nicht nur Strom", "Er und sein Hund"]
    assert is_english(german[0])
    assert segment_passages(episode(*german)) == [[], [], [], []]


def test_a_headline_is_in_the_language_of_its_article() -> None:
    body = "Der Wagen ist nicht mehr so schnell, wie er es früher einmal war, und das ist gut. " * 5
    assert item_lead(item(body, title="Tesla Autopilot")) == ""
    assert item_lead(item("The car is fast. " * 5, title="Tesla Autopilot")) == "Tesla Autopilot"


@pytest.mark.parametrize(
    "text", ["The car is slow.", "Yann LeCun", "RAG", "H100 GPUs", "The über café of São Paulo"]
)
def test_english_and_mere_names_are_read(text: str) -> None:
    assert is_english(text)


@pytest.mark.timeout(20)  # the square of five million takes longer anywhere
@pytest.mark.parametrize("unit", [" ", "honey ", "honey", "honey. ", "\n", ".", "7", "蜂"])
def test_five_megabytes_of_anything_give_few_passages_soon(unit: str) -> None:
    text = unit * (5_000_000 // len(unit))
    found = item_passages(item(text), frozenset({"honey"}))
    segment_passages(episode(text))
    item_lead(item(text, title=text, excerpt=text))
    assert len(found) <= MOST_PASSAGES
    assert all(len(passage) <= 1_000 for passage in found)
