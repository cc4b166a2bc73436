from __future__ import annotations

import pytest

from tui.analysis.tokenizer import LONGEST, placed_terms, terms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tesla's AI", ["tesla", "ai"]),
        ("I don't, we'll", ["i", "dont", "well"]),
        ("l'homme d'Oran", ["l", "homme", "d", "oran"]),
        ("Software 2.0 in C++", ["software", "2.0", "in", "c++"]),
        ("Rust v1.52, gpt4", ["rust", "v", "1.52", "gpt4"]),
        ("self-driving", ["self", "driving"]),
        ("Çà et là", ["ca", "et", "la"]),
        ("深度学习", ["深度", "度学", "学习", "习"]),
        ("GPT4模型", ["gpt4", "模型", "型"]),
        ("हिन्दी भाषा", ["हिन्दी", "भाषा"]),
        ("", []),
    ],
)
def test_text_becomes_terms(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


def test_a_term_knows_its_place_in_the_text() -> None:
    text = "L'été à Łódź, don't 東京都"
    assert [text[start:end] for _, start, end in placed_terms(text)] == [
        *("L", "été", "à", "Łódź", "don't"),
        *("東京", "京都", "都"),
    ]


def test_a_voicing_mark_stays_with_its_character() -> None:
    assert [end - start for _, start, end in placed_terms("ガンダム")] == [2, 2, 2, 1]


def test_an_endless_word_is_cut() -> None:
    assert terms("x" * 10_000) == ["x" * LONGEST]
