"""Words in capitals, and names that are known by their first letters."""

from __future__ import annotations

import pytest

from tui.analysis.acronyms import (
    acronyms_in,
    capitalised_runs,
    initials_of,
    is_capital,
    spelled_out,
)


def test_acronyms_are_words_of_three_to_five_capitals() -> None:
    assert acronyms_in("AGI, the GPUs, AI, NASA and ABCDEF; CPU.") == {"agi", "nasa", "cpu"}


def test_capitalised_words_that_follow_each_other_are_one_run() -> None:
    runs = [list(run) for run in capitalised_runs("He met Elon Musk at Open-Source Days, Paris")]
    assert runs == [["He"], ["Elon", "Musk"], ["Open", "Source", "Days"], ["Paris"]]


@pytest.mark.parametrize(
    ("word", "capital"), [("AI", True), ("NASA", True), ("A", False), ("Ai", False), ("ÉU", False)]
)
def test_a_short_word_in_capitals_is_told(word: str, capital: bool) -> None:  # noqa: FBT001  a case
    assert is_capital(word) == capital


def test_initials_are_of_two_words_and_more() -> None:
    assert list(initials_of(["Large", "Language", "Model"])) == ["ll", "lm", "llm"]


def test_words_in_a_row_spell_a_known_acronym() -> None:
    words = ["artificial", "general", "intelligence"]
    assert spelled_out(words, [False, True, True], {"agi"}) == {"agi": range(3)}


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        (["artificial", "", "general", "intelligence"], [False, True, True, True]),
        (["artificial", "general", "intelligence"], [False, True, False]),
    ],
)
def test_what_parts_words_spells_no_acronym(words: list[str], bound: list[bool]) -> None:
    assert spelled_out(words, bound, {"agi"}) == {}
