"""What looks as if it belonged beside a segment, and does not."""

from __future__ import annotations

import pytest

from tui.linking.linker import link
from tui.model import Episode, NewsItem, Segment, Timecode

OTHERS = (
    "Jonas Weber talks about growing up in Graz and the radio he built.",
    "Jonas Weber explains how he sleeps, and why he walks to work.",
    "Jonas Weber talks about batteries that freeze in winter.",
    "Jonas Weber talks about the price of copper.",
    "Jonas Weber recalls a teacher who let him fail.",
)
TOPICS = [
    "storms",
    "maps",
    "wire",
    "ice",
    "bells",
    "ovens",
    "trains",
    "cranes",
    "glass",
    "huts",
    "projectors",
    "pianos",
    "beekeeping",
    "clocks",
    "towers",
    "locks",
    "steam",
    "paper",
    "sledges",
    "salt",
    "boats",
    "cables",
    "balloons",
    "typewriters",
    "lighthouses",
    "windmills",
    "kilns",
    "ropes",
    "saws",
    "toys",
    "knives",
    "coaches",
    "lamps",
    "hats",
    "bookbinding",
    "seeds",
    "charts",
    "ink",
    "wells",
    "walls",
]
UNRELATED = (
    NewsItem("copper.md", "Copper costs more again", "Mines in Chile are on strike."),
    NewsItem("salt.md", "Batteries that do not freeze", "A firm found a salt that stays liquid."),
)


def talk(*texts: str) -> Episode:
    segments = tuple(
        Segment(Timecode(300 * place), None, None, "", text) for place, text in enumerate(texts)
    )
    return Episode("machines.md", "Machines with Jonas Weber", segments=segments)


@pytest.mark.parametrize(
    ("said", "trap", "meant"),
    [
        (
            "Jonas Weber praises tiny corp and its boxes of graphics cards for the home.",
            ("Tiny Language Models learn grammar", "Models of few weights write whole sentences."),
            ("Tiny corp ships its first boxes", "The boxes hold six graphics cards."),
        ),
        (
            "Jonas Weber tells how Grok answers questions on the news of the day.",
            ("Groq builds chips for quick inference", "They give hundreds of words a second."),
            ("Grok may read the news of the day", "The assistant answers with sources."),
        ),
        (
            "Jonas Weber explains the chips of Groq and why they are quick at inference.",
            ("Grok gets a voice", "The assistant talks to drivers."),
            ("Groq builds chips for quick inference", "They give hundreds of words a second."),
        ),
        (
            "Jonas Weber talks about the lawsuit of painters against Stability over pictures.",
            ("Drivers win lawsuit against Uber over pay", "A judge sided with the drivers."),
            ("Painters take Stability to court", "Their lawsuit says pictures were copied."),
        ),
        (
            "Jonas Weber says that copilots for writing code change how beginners learn.",
            ("Copilot Studio adds connectors", "Makers can publish agents to Teams."),
            ("Copilots for code: what beginners learn", "A study of those who write with help."),
        ),
    ],
    ids=["tiny corp", "Grok", "Groq", "lawsuits", "copilots"],
)
def test_one_word_that_looks_alike_ties_nothing(
    said: str, trap: tuple[str, str], meant: tuple[str, str]
) -> None:
    items = [NewsItem("trap.md", *trap), NewsItem("meant.md", *meant), *UNRELATED]
    row = link(talk(said, *OTHERS), items)[0]
    assert [entry.item.path for entry in row if entry.shown] == ["meant.md"]


def test_the_guest_alone_ties_no_item_where_every_segment_names_the_guest() -> None:
    portrait = NewsItem("guest.md", "A portrait of Jonas Weber", "He likes quiet.")
    rows = link(talk(*OTHERS), [portrait, *UNRELATED])
    assert not any(entry.shown for row in rows for entry in row if entry.item is portrait)


@pytest.mark.parametrize("every", [4, 6, 10])
def test_the_guest_or_the_show_alone_ties_an_item_to_three_segments_at_most(every: int) -> None:
    texts = [
        f"Jonas Weber explains {topic}." if place % every == 0 else f"Then it was about {topic}."
        for place, topic in enumerate(TOPICS)
    ]
    items = [
        NewsItem("prize.md", "Jonas Weber wins a prize", "He was honoured in Vienna."),
        NewsItem("show.md", "The podcast turns five", "It had Jonas Weber as a guest."),
    ]
    rows = link(talk(*texts), items)
    for item in items:
        assert sum(entry.item is item and entry.shown for row in rows for entry in row) <= 3
    assert any(entry.shown for row in rows for entry in row)


def test_an_item_that_a_name_and_a_topic_tie_is_shown_wherever_both_are_spoken_of() -> None:
    texts = [
        f"Jonas Weber rebuilds his windmill with {topic}."
        if place < 6
        else f"It was about {topic}."
        for place, topic in enumerate(TOPICS)
    ]
    item = NewsItem("mill.md", "Jonas Weber rebuilds a windmill", "Its sails turn in Graz again.")
    rows = link(talk(*texts), [item, *UNRELATED])
    shown = [
        place
        for place, row in enumerate(rows)
        if any(entry.item is item and entry.shown for entry in row)
    ]
    assert {*range(6)} <= {*shown} <= {*range(6), TOPICS.index("windmills")}


def test_what_belongs_to_any_episode_ties_nothing() -> None:
    item = NewsItem("trap.md", "This podcast brings back an inventor")
    rows = link(talk(*OTHERS, "Podcast introduction"), [*UNRELATED, item])
    assert not any(one.shown for one in rows[-1])
