"""Which words are written alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.index.word_forms import ALIKE, WordForms

VOCABULARY = [
    "förderung", "karpathy", "turbine", "bring", "brin", "groq", "2024", "grok", "datasets",
    "überhitzung", "radar", "自動", "動運",
]  # fmt: skip


def alike(word: str, *general: str) -> dict[str, float]:
    forms = WordForms(VOCABULARY, frozenset(general)).alike([word])
    names = [VOCABULARY[number] for number in forms.known.tolist()]
    return dict(zip(names, forms.likeness.tolist(), strict=True))


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("turbines", "turbine"),
        ("karpathys", "karpathy"),
        ("carpathy", "karpathy"),
        ("dataset", "datasets"),
        ("wärmepumpenförderung", "förderung"),
    ],
)
def test_inflection_spelling_and_compounds_are_alike(word: str, form: str) -> None:
    assert ALIKE <= alike(word)[form] < 1


@pytest.mark.parametrize("word", VOCABULARY)
def test_a_word_is_itself(word: str) -> None:
    assert alike(word)[word] == 1


@pytest.mark.parametrize("word", ["2025", "20241", "動車", "walrus", "", "groqs2"])
def test_numbers_pairs_of_characters_and_other_words_are_like_nothing(word: str) -> None:
    assert alike(word) == {}


def test_a_general_word_is_like_general_words_alone() -> None:
    assert "bring" in alike("bringt")
    assert alike("brings", "brings") == {}
    assert set(alike("brings", "brings", "bring")) == {"bring"}


def test_a_name_is_not_another_name_of_one_letter_more_or_less() -> None:
    assert "grok" not in alike("groq")
    assert "groq" not in alike("grok")


@pytest.mark.parametrize(("one", "other"), [("async", "rsync"), ("checkout", "knockout")])
def test_words_that_only_end_alike_are_no_forms(one: str, other: str) -> None:
    assert not len(WordForms([one, *VOCABULARY]).alike([other]).known)


WORDS = st.lists(st.text(max_size=12), max_size=8, unique=True)


@given(WORDS, WORDS)
def test_all_words_may_be_asked_for(vocabulary: list[str], asked: list[str]) -> None:
    forms = WordForms(vocabulary).alike(asked)
    assert (forms.likeness >= ALIKE).all()
    assert (forms.likeness <= 1 + 1e-9).all()
    same = {(one, vocabulary.index(word)) for one, word in enumerate(asked) if word in vocabulary}
    assert same <= set(zip(forms.asked.tolist(), forms.known.tolist(), strict=True))
    assert forms.asked.tolist() == sorted(forms.asked.tolist())
