from __future__ import annotations

from collections.abc import Sequence

import pytest

from tui.model import Episode, Segment, Timecode
from tui.search.keyword_filter import FilterHit
from tui.workspace.open_documents import OpenDocuments


def filtered(segments: Sequence[Segment], typed: str) -> tuple[FilterHit, ...]:
    episode = Episode(path="talk.md", title="Talk", segments=tuple(segments))
    return tuple(OpenDocuments([episode]).filter(typed).hits.values())


def said(*texts: str) -> list[Segment]:
    return [Segment(Timecode(60 * n), None, None, "", text) for n, text in enumerate(texts)]


def kept(typed: str, *texts: str) -> list[int]:
    return [hit.segment for hit in filtered(said(*texts), typed)]


def lit(typed: str, text: str) -> list[str]:
    hits = filtered(said(text), typed)
    return [text[start:end] for hit in hits for start, end in hit.text_spans]


def test_hits_keep_the_order_of_the_file() -> None:
    assert kept("tesla", "Tesla", "nothing", "about tesla, tesla, tesla") == [0, 2]


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("tesla rbots", "no 'rbots'; showing 'robots'"),
        ("tesla rbots pears", "no 'rbots'"),
        ("rbots xqzwk", "no 'rbots', 'xqzwk'"),
        ('"tesla pears"', "no 'tesla pears'"),
    ],
)
def test_what_is_told_fits_what_is_kept(typed: str, note: str) -> None:
    talk = Episode(path="talk.md", title="Talk", segments=tuple(said("robots at Tesla", "pears")))
    answer = OpenDocuments([talk]).filter(typed)
    assert answer.note == note
    assert bool(answer.hits) == ("showing" in note)


def test_all_words_must_match_within_one_segment() -> None:
    assert kept("tesla robot", "Tesla", "a robot", "robots at Tesla") == [2]


@pytest.mark.parametrize("typed", ["trans", "TRANSFORMER", "transformers"])
def test_a_word_matches_the_beginning_of_a_word_in_any_case(typed: str) -> None:
    assert kept(typed, "Transformers at last") == [0]


def test_a_word_does_not_match_inside_a_word() -> None:
    assert kept("form", "a transformer", "2.0 forms") == [1]


def test_accents_are_folded_both_ways() -> None:
    assert kept("malmo", "in Malmö") == [0]
    assert kept("malmö", "in Malmo") == [0]


def test_a_phrase_needs_its_words_side_by_side() -> None:
    assert kept('"data engine"', "the data engine", "data for the engine", "engine data") == [0]


def test_the_last_word_of_a_phrase_may_go_on_and_the_others_may_not() -> None:
    assert kept('"data eng"', "data-engine", "datas engine") == [0]


def test_words_of_a_phrase_may_be_divided_by_a_hyphen_or_a_line_break() -> None:
    assert kept('"self driving"', "self-driving", "self\ndriving", "selfdriving") == [0, 1]


def test_excluded_words_and_phrases_leave_segments_out() -> None:
    assert kept("tesla -robot", "Tesla", "Tesla robots") == [0]
    assert kept('-"data engine"', "a data engine", "an engine", "data") == [1, 2]


def test_an_empty_query_keeps_all() -> None:
    assert kept("", "one", "two") == [0, 1]


def test_words_may_match_in_gist_and_text_together() -> None:
    segment = Segment(Timecode(0), None, "Leaving Tesla", "Leaving Tesla", "on his own projects")
    hits = filtered([segment], "leaving projects")
    assert hits[0].gist_spans == ((0, 7),)
    assert hits[0].text_spans == ((11, 19),)


def test_what_was_typed_is_lit_and_the_rest_of_the_word_is_not() -> None:
    assert lit("trans", "Transformers and transfer") == ["Trans", "trans"]


def test_spans_lie_on_the_text_as_it_stands() -> None:
    assert lit("strasse caf", "Die Straße, cafe\u0301s und Cafés") == ["Straße", "caf", "Caf"]


def test_a_phrase_is_lit_from_end_to_end() -> None:
    assert lit('"data eng"', "the data engine") == ["data eng"]


def test_spans_that_overlap_are_one() -> None:
    assert lit("trans transform", "transformer") == ["transform"]


@pytest.mark.parametrize("typed", ["don't", "dont", "don\u2019t"])
def test_an_apostrophe_may_be_left_out(typed: str) -> None:
    assert lit(typed, "I don't know") == ["don't"]


def test_a_possessive_ending_does_not_part_a_phrase() -> None:
    assert kept('"tesla ai"', "Tesla's AI") == [0]


def test_a_word_with_several_apostrophes_is_one_or_divides_as_its_end_tells() -> None:
    assert lit("yalld", "y'all'd") == ["y'all'd"]
    assert lit("roll", "rock'n'roll") == ["roll"]


def test_the_part_after_a_french_apostrophe_is_a_word() -> None:
    assert lit("homme", "de l'homme") == ["homme"]


def test_scripts_without_spaces_match_anywhere() -> None:
    assert lit("学习", "深度学习模型") == ["学习"]
    assert lit("ไทย", "ภาษาไทยง่าย") == ["ไทย"]


def test_a_number_does_not_match_behind_its_point() -> None:
    assert kept("5", "version 2.5", "version 5.2") == [1]


@pytest.mark.parametrize("typed", ["1.52", "v1.52", "1.5"])
def test_a_version_matches_with_its_letter_and_without(typed: str) -> None:
    assert kept(typed, "Rust v1.52", "Rust 2.1.52", "react 11.52") == [0]


def test_words_in_other_scripts_match_by_their_beginning() -> None:
    assert kept("нейро", "Нейросети", "и о нейронах", "квант") == [0, 1]
