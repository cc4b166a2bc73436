"""A news item as a card."""

from __future__ import annotations

from msgspec.structs import replace

from tui.app.widgets.news_card import NewsCard
from tui.model import Link, NewsItem, Verdict

ITEM = NewsItem("a.md", "A headline that goes on over more than one line of it", provider="Wire")
SENTENCE = "Far behind many other words that nobody needs here stands the robot with its hands."
ROBOT = SENTENCE.index("robot"), SENTENCE.index("robot") + 5
LINK = Link(
    *(3, ITEM, 0.75),
    shown=True,
    reasons=("“robot”", "2 days after"),
    sentence=SENTENCE,
    ties=(ROBOT,),
)
CARD = NewsCard(LINK, when="2 days after")


def drawn(card: NewsCard, width: int = 24, most: int = 9) -> list[str]:
    return ["".join(text for text, _ in line).rstrip() for line in card.lines(width, most)]


def test_headline_and_sentence_are_whole_and_the_words_that_tie_are_lit() -> None:
    text = " ".join(" ".join(drawn(CARD)).split())
    assert text == f"{ITEM.title} {SENTENCE} ▆ Wire · 2 days after"
    lit = [text for line in CARD.lines(24, 9) for text, name in line if name == "list--match"]
    assert lit == ["robot"]


def test_a_sentence_without_room_is_shown_where_it_is_tied() -> None:
    lines = drawn(CARD, most=2)
    sentence = " ".join(lines[3:5])
    assert sentence.startswith("… ")
    assert "robot" in sentence


def test_words_that_no_sentence_shows_are_told_unless_the_meaning_ties() -> None:
    bare = replace(LINK, sentence="", ties=())
    assert "“robot”" in drawn(NewsCard(bare, when="2 days after"))
    meant = replace(bare, reasons=("close in meaning", "“get”"), spoken="They walk.")
    assert drawn(NewsCard(meant))[3:] == ["▆ Wire · close in", "meaning"]


def test_pins_and_stories_are_told_and_what_is_under_a_story_is_indented() -> None:
    pinned = replace(LINK, verdict=Verdict.PINNED)
    assert drawn(NewsCard(pinned))[0].startswith("● ")
    assert drawn(NewsCard(LINK, others=1))[-1] == "▸ 1 more tells it"
    assert drawn(NewsCard(LINK, others=2, is_unfolded=True))[-1] == "▾ 2 more tell it"
    assert all(line.startswith("  ") for line in drawn(NewsCard(LINK, is_under=True)))
