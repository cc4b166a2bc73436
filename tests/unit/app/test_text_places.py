"""Where the words stand that are lit."""

from __future__ import annotations

from tui.app.episode_text import EpisodeText
from tui.app.text_places import TextPlaces, Ties
from tui.model import Episode, Markup, Segment, Timecode
from tui.search.highlight import Spans
from tui.search.keyword_filter import FilterHit

ROWS = "tea · hot\nelderberry · cold"
EPISODE = Episode(
    "a.md",
    "Tea",
    overview=("All about tea.",),
    segments=(
        Segment(Timecode(0), None, "Green tea", "Green tea", "Part tea\n\nMore tea.", lead=8),
        Segment(Timecode(60), None, "Rows", "Rows", ROWS, markup=(Markup(0, len(ROWS), "table"),)),
    ),
    closing=("No tea.",),
)


def lit(index: int, gist: Spans, text: Spans, episode: Episode = EPISODE) -> list[str]:
    """What is lit, each with the line that it stands in."""
    shown = EpisodeText(episode)
    blocks = shown.blocks()
    hit = FilterHit(index, lambda _: (gist, text))
    return [
        f"{blocks[one.block].text[: one.start]}[{blocks[one.block].text[one.start : one.end]}]"
        for one in TextPlaces(shown, blocks).found({index: hit})
    ]


def spans_of(word: str, text: str) -> Spans:
    """Where a word stands in a text."""
    begins = [at for at in range(len(text)) if text.startswith(word, at)]
    return tuple((at, at + len(word)) for at in begins)


def test_words_are_lit_wherever_they_stand_in_the_order_of_the_text() -> None:
    text = EPISODE.words_at(0)
    assert lit(0, ((6, 9),), spans_of("tea", text)) == [
        "All about [tea]",
        "Part [tea]",
        "0:00:00  Green [tea]",
        "More [tea]",
    ]
    assert lit(1, (), spans_of("No tea", EPISODE.words_at(1))) == ["[No tea]"]


def test_what_is_lit_in_a_table_moves_with_its_column() -> None:
    text = EPISODE.words_at(1)
    assert lit(1, (), (*spans_of("hot", text), *spans_of("cold", text))) == [
        "tea         [hot]",
        "elderberry  [cold]",
    ]


def test_a_span_over_several_lines_is_lit_on_each() -> None:
    text = EPISODE.words_at(0)
    assert lit(0, (), ((text.index("Part"), len(text)),)) == ["[Part tea]", "[More tea.]"]


def test_ties_are_counted_from_the_beginning_of_the_segment() -> None:
    shown = EpisodeText(EPISODE)
    blocks = shown.blocks()
    (heading, line) = TextPlaces(shown, blocks).tied(Ties(0, ((0, 5),), ((15, 18),)))
    assert blocks[heading.block].text[heading.start : heading.end] == "Green"
    assert blocks[line.block].text[line.start : line.end] == "tea"
