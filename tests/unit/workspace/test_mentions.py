"""The segments that speak of an article, and what typing leaves of them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from tui.library.store.database import Store
from tui.linking.corpus import NewsCorpus
from tui.linking.linker import link
from tui.model import Episode, NewsItem, Segment, Timecode, Verdict
from tui.workspace.episode_links import EpisodeLinker, LinkingStoppedError
from tui.workspace.hits import Hit
from tui.workspace.mentions import Mention, Mentions, likely_paths, mentions_of

HITS = [
    Hit("bees.md", 3, Timecode(900), "Robots among flowers", "A RoboBee hovers.", heading="Bees"),
    Hit("bees.md", 6, Timecode(1800), "The waggle dance", "How a forager points.", heading="Bees"),
    Hit("labs.md", 0, Timecode(0), "Tiny robots", "Built in a laboratory.", heading="Labs"),
]


def left(typed: str) -> list[Hit]:
    return list(Mentions(HITS).find(typed, lambda: False).hits)


def test_words_leave_the_segments_that_have_them_in_their_order() -> None:
    assert [(hit.path, hit.place) for hit in left("rob")] == [("bees.md", 3), ("labs.md", 0)]


def test_what_was_typed_is_lit() -> None:
    (hit,) = left("waggle")
    assert [hit.gist[start:end] for start, end in hit.gist_spans] == ["waggle"]


def test_a_word_that_no_segment_has_is_corrected_and_said_so() -> None:
    answer = Mentions(HITS).find("wagle", lambda: False)
    assert [hit.place for hit in answer.hits] == [6]
    assert answer.note == "no 'wagle'; showing 'waggle'"


def test_a_minus_leaves_segments_out() -> None:
    assert [hit.place for hit in left("robots -laboratory")] == [3]


HANDS = NewsItem("hands.md", "Hands that feel", "A robot gripper feels tomatoes in Delft.")
WAX = NewsItem("wax.md", "Wax prices climb", "Candle makers of Toruń pay more for wax.")


def talk(path: str, *texts: str) -> Episode:
    segments = (
        Segment(Timecode(60 * index), None, None, text, text) for index, text in enumerate(texts)
    )
    return Episode(path, path, segments=tuple(segments))


TALKS = (
    talk("labs.md", "The weather today.", "In Delft a robot gripper feels tomatoes and grapes."),
    talk("candles.md", "Candle makers of Toruń and their wax.", "A gripper in Delft."),
)


def indexes(mentions: Sequence[Mention]) -> list[tuple[str, str, int]]:
    return [(one.link.item.path, one.episode.path, one.link.segment) for one in mentions]


def test_the_mentions_of_each_item_come_best_first_from_all_episodes() -> None:
    linker = EpisodeLinker()
    episodes = [(episode, linker.corpus([WAX])) for episode in TALKS]
    mentions = mentions_of([HANDS, WAX], episodes, linker)
    assert indexes(mentions) == [
        ("hands.md", "labs.md", 1),
        ("hands.md", "candles.md", 1),
        ("wax.md", "candles.md", 0),
    ]
    scores = [one.link.score for one in mentions if one.link.item == HANDS]
    assert len(scores) == 2
    assert scores == sorted(scores, reverse=True)


def test_a_rejected_mention_is_not_shown_and_a_pinned_one_is_first() -> None:
    store = Store()
    linker = EpisodeLinker(store=store)
    corpus = linker.corpus([HANDS])
    linked = linker.linked(TALKS[0], corpus)
    linked = linker.decide(linked, 1, [HANDS], Verdict.REJECTED)
    linker.decide(linked, 0, [HANDS], Verdict.PINNED)
    mentions = mentions_of([HANDS], [(TALKS[0], corpus)], linker)
    store.close()
    assert [(one.link.segment, one.link.shown) for one in mentions] == [(0, True), (1, False)]


def test_looking_for_mentions_stops_when_nobody_waits() -> None:
    linker = EpisodeLinker()
    with pytest.raises(LinkingStoppedError):
        mentions_of([HANDS], [(TALKS[0], linker.corpus([]))], linker, stop=lambda: True)


def test_the_files_that_most_words_lead_to_are_likely_first() -> None:
    led = {"delft": ["labs.md", "candles.md"], "gripper": ["labs.md"], "robot": ["labs.md", "x.md"]}
    paths = likely_paths(
        [HANDS], lambda topic: [path for word in topic.split() for path in led.get(word, ())], 2
    )
    assert paths == ["labs.md", "candles.md"]


TURBINES = NewsItem(
    "n.md",
    "Why Ida Lund left Vestas",
    "The engineer told us that the turbines became too big for her.",
)
WIND = talk(
    "wind.md",
    "A walk on the beach, and what the sea brings.",
    "She left Vestas, because the turbines had become too big.",
    "Batteries are no answer to a week without wind.",
)
LATER = talk("later.md", "How she learned to sail.", "Vestas again, and smaller turbines at last.")


def mentions_among(
    episode: Episode, corpus: NewsCorpus, item: NewsItem = TURBINES
) -> list[Mention]:
    return mentions_of([item], [(episode, corpus)], EpisodeLinker())


def test_only_the_item_itself_is_mentioned_though_others_are_like_it() -> None:
    parts = (replace(TURBINES, path=f"{n}.md", title=f"Turbines, part {n}") for n in range(9))
    mentions = mentions_among(WIND, NewsCorpus([TURBINES, *parts]))
    assert {one.link.item.path for one in mentions} == {"n.md"}


def test_what_is_shown_of_an_item_is_what_the_episode_shows_of_it_among_the_same_news() -> None:
    crowd = [
        NewsItem(f"{n}.md", f"Turbines of Vestas, part {n}", f"The engineer built number {n}.")
        for n in range(40)
    ]
    corpus = NewsCorpus([*crowd, TURBINES])
    here = [
        (one.segment, one.score, one.shown)
        for row in link(LATER, corpus)
        for one in row
        if one.item is TURBINES
    ]
    mentions = [
        (one.link.segment, one.link.score, one.link.shown) for one in mentions_among(LATER, corpus)
    ]
    assert sorted(mentions) == sorted(here)
    alone = [one.link.shown for one in mentions_among(LATER, NewsCorpus())]
    assert (any(alone), any(shown for *_, shown in mentions)) == (True, False)


def test_an_item_that_is_not_among_the_news_leaves_the_corpus_as_it_was() -> None:
    corpus = NewsCorpus([replace(TURBINES, path="other.md", title="Turbines")])
    assert mentions_among(WIND, corpus)
    assert len(corpus.items) == 1


def test_without_segments_there_is_no_mention() -> None:
    assert mentions_of([TURBINES], [], EpisodeLinker()) == []
    assert mentions_among(talk("empty.md"), NewsCorpus()) == []
