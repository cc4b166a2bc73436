"""Words and terms of texts: what belongs to one, where it stands, and how it is folded."""

from __future__ import annotations

import pytest

from tui.analysis.tokenizer import (
    LONGEST,
    compared_terms,
    compared_tokens,
    folded_words,
    is_bare,
    is_spaceless,
    placed_terms,
    runs,
    terms,
    words,
)


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
        ("U.S. and the U.S.A.'s e.g. node.js", ["us", "and", "the", "usa", "eg", "node", "js"]),
        ("AT&T, S&P 500, R&D's a&amp;b", ["att", "sp", "500", "rd", "a", "amp", "b"]),
        ("Э.Т.А. Гофман", ["эта", "гофман"]),
        ("$1,000,000 or 1,234; 12,34", ["1000000", "or", "1234", "12", "34"]),
        ("🐝 nine 👩🏽‍🚀", ["🐝", "nine", "👩", "🚀"]),
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


def test_an_apostrophe_divides_a_script_without_spaces() -> None:
    text = "0'ก"
    assert [(text[start:end], term) for term, start, end in placed_terms(text)] == [
        ("0", "0"),
        ("ก", "ก"),
    ]


def test_a_voicing_mark_stays_with_its_character() -> None:
    assert [end - start for _, start, end in placed_terms("ガンダム")] == [2, 2, 2, 1]


def test_an_endless_word_is_cut() -> None:
    assert terms("x" * 10_000) == ["x" * LONGEST]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Don't use C++ 2.0, or C#!", ["don't", "use", "c++", "2.0", "or", "c#"]),
        ("V2.0 and v10.1.3 and v2", ["v", "2.0", "and", "v", "10.1.3", "and", "v2"]),
        ("state-of-the-art c#_x", ["state", "of", "the", "art", "c", "x"]),
        ("Café: l\N{RIGHT SINGLE QUOTATION MARK}œuvre", ["cafe", "l'œuvre"]),
        ("", []),
    ],
)
def test_words_are_folded_with_what_belongs_to_them(text: str, found: list[str]) -> None:
    assert folded_words(text) == found
    assert [word.term for word in words(text)] == found


@pytest.mark.parametrize("text", ["Tea, at TEN", "Thé, à DIX"])
def test_a_word_tells_where_it_stands(text: str) -> None:
    assert [text[word.start : word.end] for word in words(text)] == text.replace(",", "").split()


def test_the_last_character_of_a_run_may_be_left_to_its_pair() -> None:
    assert terms("自動運転", unigrams=False) == ["自动", "动运", "运転"]
    assert terms("車、道", unigrams=False) == ["车", "道"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Next.js 12 on web.Dev. The Node.js-way",
            ["nextjs", "12", "on", "webdev", "the", "nodejs", "way"],
        ),
        ("The U.S. in v1.2.js", ["the", "us", "in", "v", "1.2", "js"]),
        ("слово.Что", ["слово", "что"]),
    ],
)
def test_a_name_with_a_dot_is_compared_as_one_term(text: str, names: list[str]) -> None:
    assert compared_terms(text) == [token.term for token in compared_tokens(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Entwickler:innen, Nutzer*innen", ["entwicklerinnen", "nutzerinnen"]),
        ("Leser_in oder Lehrer/innen", ["leserin", "oder", "lehrerinnen"]),
        ("étudiant·e·s", ["etudiantes"]),
        ("go:in and read/in 3:in", ["go", "in", "and", "read", "in", "3", "in"]),
    ],
)
def test_endings_for_other_genders_belong_to_their_word(text: str, names: list[str]) -> None:
    assert compared_terms(text) == [token.term for token in compared_tokens(text)] == names


def test_the_first_patch_of_a_version_is_compared_as_the_version() -> None:
    text = "Rust 1.52.0, 1.52.1 and 2.0"
    assert compared_terms(text) == ["rust", "1.52", "1.52.1", "and", "2.0"]
    assert [token.term for token in compared_tokens(text)] == compared_terms(text)
    assert text[slice(*compared_tokens(text)[1][1:])] == "1.52.0"


def test_a_name_with_a_dot_stands_where_it_is_written() -> None:
    text = "Über Next.js, d.h. so"
    places = [text[token.start : token.end] for token in compared_tokens(text)]
    assert places == ["Über", "Next.js", "d.h.", "so"]


def test_the_iteration_mark_belongs_to_its_word() -> None:
    assert terms("佐々木", unigrams=False) == ["佐々", "々木"]


def test_runs_of_scripts_without_spaces_can_stay_whole() -> None:
    assert runs("l'homme de 東京都") == ["l", "homme", "de", "东京都"]


def test_a_letter_that_folds_to_several_words_is_what_each_stands_for() -> None:
    assert [("½"[start:end], term) for term, start, end in placed_terms("½")] == [
        ("½", "1"),
        ("½", "2"),
    ]


@pytest.mark.parametrize(("term", "bare"), [("7", True), ("a", True), ("習", False), ("ai", False)])
def test_numbers_and_single_letters_are_bare(term: str, bare: bool) -> None:  # noqa: FBT001  a case
    assert is_bare(term) == bare


def test_a_term_of_a_script_without_spaces_is_known() -> None:
    assert is_spaceless("東京")
    assert not is_spaceless("tokyo")
