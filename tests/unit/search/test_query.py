from __future__ import annotations

import pytest

from tui.search.query import Query, parse_query


def test_words_are_folded_and_kept_once() -> None:
    assert parse_query("Élon  tesla ELON") == Query(words=("elon", "tesla"))


def test_quotes_make_a_phrase() -> None:
    assert parse_query('"data engine" tesla') == Query(
        words=("tesla",), phrases=(("data", "engine"),), quoted=(("data", "engine"),)
    )


@pytest.mark.parametrize(
    "typed", ['"data engine', "\u201cdata engine\u201d", "\u00abdata engine\u00bb"]
)
def test_open_and_curly_quotes_are_forgiven(typed: str) -> None:
    engine = (("data", "engine"),)
    assert parse_query(typed) == Query(phrases=engine, quoted=engine)


def test_a_phrase_of_one_word_is_a_word() -> None:
    assert parse_query('"tesla"') == Query(words=("tesla",), quoted=(("tesla",),))


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


def test_fields_restrict_and_are_no_words() -> None:
    query = parse_query('robots title:"data engine" SHOW:lex after:2023 before:2024-03 has:news')
    assert query.plain == "robots "
    assert query.titles == (("data", "engine"),)
    assert query.shows == (("lex",),)
    assert (query.after, query.before) == ("2023-01-01", "2024-03-01")
    assert query.has == {"news"}
    assert not query.problems


def test_a_minus_turns_a_field_round() -> None:
    query = parse_query("-title:intro -show:lex -has:note")
    assert query.excluded_titles == (("intro",),)
    assert query.excluded_shows == (("lex",),)
    assert query.has_not == {"note"}


@pytest.mark.parametrize(
    ("typed", "day"),
    [("2023", "2023-01-01"), ("2023-5", "2023-05-01"), ("2024/02/29", "2024-02-29")],
)
def test_a_year_a_month_or_a_day_is_a_day(typed: str, day: str) -> None:
    assert parse_query(f"after:{typed}").after == day


@pytest.mark.parametrize(
    "typed",
    ["after:", "after:20", "after:2023-13", "before:2023-02-30", "has:x", "title:", "show:?"],
)
def test_what_a_field_does_not_take_is_told_and_restricts_nothing(typed: str) -> None:
    query = parse_query(typed)
    assert query.is_empty
    assert len(query.problems) == 1
    assert query.problems[0].startswith(typed.partition(":")[0])


def test_an_unknown_prefix_is_a_word() -> None:
    assert parse_query("re:zero subtitle:x").phrases == (("re", "zero"), ("subtitle", "x"))


def test_what_is_ranked_is_as_it_was_typed_without_what_restricts() -> None:
    assert parse_query('Data "engine x" -robot has:news visi').plain == "Data engine x visi"
    assert parse_query("visi ").plain == "visi "
    assert parse_query('"visi"').plain == "visi "
    assert parse_query("visi -x").plain == "visi "


@pytest.mark.parametrize("typed", ['"{}"', 'title:"{}"', 'show:"{}"', '-"{}"'])
def test_of_an_endless_phrase_the_beginning_counts(typed: str) -> None:
    query = parse_query(typed.format("the of " * 1000))
    phrases = (*query.quoted, *query.titles, *query.shows, *query.excluded)
    assert [phrase[:3] for phrase in phrases] == [("the", "of", "the")]
    assert len(phrases[0]) < 100
