from __future__ import annotations

import pytest

from tui.search import Query, parse_query


def test_words_are_folded_and_kept_once() -> None:
    assert parse_query("Élon  tesla ELON") == Query(words=("elon", "tesla"))


def test_quotes_make_a_phrase() -> None:
    assert parse_query('"data engine" tesla') == Query(
        words=("tesla",), phrases=(("data", "engine"),)
    )


@pytest.mark.parametrize(
    "typed", ['"data engine', "\u201cdata engine\u201d", "\u00abdata engine\u00bb"]
)
def test_open_and_curly_quotes_are_forgiven(typed: str) -> None:
    assert parse_query(typed) == Query(phrases=(("data", "engine"),))


def test_a_phrase_of_one_word_is_a_word() -> None:
    assert parse_query('"tesla"') == Query(words=("tesla",))


def test_a_word_with_a_hyphen_is_a_phrase() -> None:
    assert parse_query("self-driving") == Query(phrases=(("self", "driving"),))


def test_minus_excludes_words_and_phrases() -> None:
    assert parse_query('-tesla -"data engine" optimus') == Query(
        words=("optimus",), excluded=(("tesla",), ("data", "engine"))
    )


@pytest.mark.parametrize("typed", ["", "   ", '"', '""', "-", '-"', "!? ...", "\x00\x1b"])
def test_what_has_no_letters_asks_for_nothing(typed: str) -> None:
    assert parse_query(typed).is_empty


def test_a_query_that_only_excludes_is_not_empty() -> None:
    assert not parse_query("-tesla").is_empty


def test_a_script_without_spaces_stays_one_word() -> None:
    assert parse_query("\u6df1\u5ea6\u5b66\u4e60") == Query(words=("\u6df1\u5ea6\u5b66\u4e60",))


def test_a_long_query_is_read_up_to_a_limit() -> None:
    query = parse_query(" ".join(f"w{number}" for number in range(5000)))
    assert query.words[0] == "w0"
    assert len(query.words) < 100
