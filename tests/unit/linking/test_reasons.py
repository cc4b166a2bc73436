"""Why an item stands beside a segment, as the reader is told."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.analysis.stopwords import StopWords, stop_words
from tui.embeddings.installed import default_embedder
from tui.linking.linker import link
from tui.linking.parameters import Curve, FittedWeights
from tui.linking.reasons import SharedPhrases, matching_spans, shared_phrases
from tui.linking.segment_terms import episode_terms
from tui.model import Episode, NewsItem, Segment, Timecode

TEXTS = (
    "Ida Lund left Vestas after nine years, because she wanted to build smaller turbines.",
    "Ida Lund tells how she learned to sail, and where the best harbours are.",
    "Ida Lund says what a grid needs when the wind is low, and why batteries are no answer.",
)
ITEM = NewsItem(
    "n.md",
    "Why Ida Lund left Vestas",
    "The engineer told the North Wind Podcast that turbines became too big for her.",
    published=date(2024, 3, 8),
)


def episode(show: str | None = "North Wind Podcast", published: date | None = None) -> Episode:
    segments = tuple(
        Segment(Timecode(300 * place), None, None, "", text) for place, text in enumerate(TEXTS)
    )
    return Episode("e.md", "Ida Lund", show=show, published=published, segments=segments)


def reasons(told: Episode, item: NewsItem = ITEM) -> tuple[str, ...]:
    return link(told, [item])[0][0].reasons


def test_words_come_first_as_the_segment_writes_them_then_the_name_then_the_date() -> None:
    assert reasons(episode(published=date(2024, 3, 6))) == (
        "“left Vestas”",
        "“turbines”",
        "names this episode",
        "2 days after",
    )


def test_without_a_name_and_a_date_there_are_words_alone() -> None:
    assert reasons(episode(show=None)) == ("“left Vestas”", "“turbines”")


def test_of_several_forms_of_a_word_one_is_a_reason() -> None:
    text = "Her turbine is small; turbines were too big, and Vestas wanted the turbine bigger."
    segments = (Segment(Timecode(0), None, None, "", text), *episode().segments[1:])
    found = reasons(Episode("e.md", "Ida Lund", segments=segments))
    assert sum("turbine" in reason for reason in found) == 1
    assert any("Vestas" in reason for reason in found)


def _phrases(text: str, *shared: str) -> SharedPhrases:
    segments = (Segment(Timecode(0), None, None, "", text),)
    told = Episode("e.md", "Talk", segments=segments)
    (segment,) = episode_terms(told, frozenset(), StopWords()).segments
    weights = {term: 1.0 + place for place, term in enumerate(reversed(shared))}
    return shared_phrases(segment, weights, stop_words("en").general.__contains__)


def test_a_part_of_a_word_with_hyphens_is_a_weak_reason() -> None:
    text = "A well-known engineer of wind-turbines left Vestas."
    assert _phrases(text, "known", "turbines", "vestas") == (("Vestas",), ("known", "turbines"))


def test_a_word_of_any_talk_is_weak_alone_and_not_beside_another() -> None:
    text = "They talk about results. The results of Vestas are known."
    assert _phrases(text, "results", "vestas") == (("Vestas",), ("results",))
    assert _phrases("Vestas results", "results", "vestas").strong == ("Vestas results",)


def test_there_are_four_reasons_at_most() -> None:
    text = "Sails, knots, lamps, ropes, masts and anchors."
    told = Episode("e.md", "Ships", segments=(Segment(Timecode(0), None, None, "", text),))
    (row,) = link(told, [NewsItem("n.md", "Anchors, masts, ropes, lamps, knots, sails")])
    assert len(row[0].reasons) == 4
    assert len(row[0].words) == 6


def test_words_stand_in_the_segment_letter_by_letter() -> None:
    for place, row in enumerate(link(episode(), [ITEM])):
        for entry in row:
            assert entry.words
            assert all(word in TEXTS[place] for word in entry.words)


def test_a_hyphen_and_a_line_break_do_not_part_a_tie() -> None:
    text = "Why wind-\nassisted ships return."
    told = Episode(
        "e.md", "Ships", segments=(Segment(Timecode(0), None, None, "", text.replace("\n", "")),)
    )
    item = NewsItem("n.md", "Wind-assisted ships are back")
    assert reasons(told, item) == ("“wind-assisted ships”",)


def test_links_far_down_a_row_are_not_explained() -> None:
    pool = [NewsItem(f"{place:03}.md", ITEM.title, ITEM.excerpt) for place in range(120)]
    filler = [NewsItem(f"x{place}.md", f"Story number {place}") for place in range(600)]
    row = link(episode(), [*pool, *filler])[0]
    assert row[99].reasons
    assert row[100].reasons == row[100].words == ()


def test_a_word_that_a_longer_tie_says_already_is_no_reason_of_its_own() -> None:
    text = "She left Vestas, and she left in May; a sailor asked what Vestas had been."
    told = Episode("e.md", "Wind", segments=(Segment(Timecode(0), None, None, "", text),))
    (row,) = link(told, [NewsItem("n.md", "Why she left Vestas", "Vestas lost an engineer.")])
    assert "Vestas" in row[0].words
    assert [reason for reason in row[0].reasons if "Vestas" in reason] == ["“left Vestas”"]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("He left Vestas.", ("left Vestas",), ["left Vestas"]),
        ("Vestas’s turbine, left alone", ("left Vestas", "turbines"), ["Vestas’s turbine", "left"]),
        ("Self-driving cars", ("self-driving",), ["Self-driving"]),
        ("Nothing of the kind", ("turbine",), []),
        ("新しい自動運転の車", ("自動運転",), ["自動運転"]),
        ("", ("x",), []),
        ("words", (), []),
    ],
)
def test_words_are_found_in_any_form(
    text: str, words: tuple[str, ...], expected: list[str]
) -> None:
    assert [text[start:end] for start, end in matching_spans(text, words)] == expected


@given(st.text(max_size=80), st.lists(st.text(max_size=20), max_size=4))
def test_spans_lie_in_the_text_in_order_and_apart(text: str, words: list[str]) -> None:
    last = 0
    for start, end in matching_spans(text, words):
        assert last <= start < end <= len(text)
        last = end


@given(st.lists(st.sampled_from(["wind", "turbine", "sea", "Vestas"]), min_size=1, max_size=8))
def test_the_words_of_a_text_itself_are_all_lit(words: list[str]) -> None:
    text = " ".join(words)
    assert matching_spans(text, [text]) == ((0, len(text)),)


def test_a_megabyte_is_lit_in_its_beginning_alone() -> None:
    assert matching_spans("wind " * 250_000, ("wind",))[-1][1] <= 60_000


def test_the_sentence_of_the_item_that_has_most_of_the_words_is_told() -> None:
    text = "Rain fell in Oslo. Ida Lund left Vestas, where turbines grew. Nobody knows more."
    (row, *_) = link(episode(), [NewsItem("n.md", "A goodbye", text)])
    assert row[0].shown
    assert row[0].sentence == "Ida Lund left Vestas, where turbines grew."


def test_an_item_that_is_a_headline_alone_has_no_sentence_and_nor_has_one_that_is_not_shown() -> (
    None
):
    (row, *_) = link(episode(), [NewsItem("n.md", "Why Ida Lund left Vestas and its turbines")])
    assert (row[0].shown, row[0].sentence) == (True, "")
    (row, *_) = link(episode(), [NewsItem("n.md", "Cows", "They smell in nine years.")])
    assert not any(entry.sentence for entry in row if not entry.shown)


def test_where_meaning_ties_the_two_the_closest_sentences_are_told() -> None:
    spoken = "He works out which sensors a car needs to see the road."
    texts = (f"A short greeting. {spoken}", "How he learned to sail.", "What a grid needs.")
    segments = tuple(
        Segment(Timecode(300 * n), None, None, "", text) for n, text in enumerate(texts)
    )
    told = "It costs little. Cameras and a sensor of the car watch the street."
    by_meaning = {
        "words": Curve(words=1.0, bias=-9.0),
        default_embedder().name: Curve(words=1.0, meaning=9.0, bias=-1.0),
    }
    rows = link(
        Episode("e.md", "Talk", segments=segments),
        [NewsItem("n.md", "Driving in the dark with a radar", told), ITEM],
        weights=FittedWeights(by_meaning, 0.5),
    )
    closest = [entry for entry in rows[0] if "close in meaning" in entry.reasons]
    assert [(entry.spoken, entry.sentence) for entry in closest] == [
        (spoken, "Cameras and a sensor of the car watch the street.")
    ]
