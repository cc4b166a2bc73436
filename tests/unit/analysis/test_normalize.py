"""Texts as they are compared, and the way back to where they came from."""

from __future__ import annotations

import pytest

from tui.analysis.normalize import fold, fold_map, is_wide


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("CAFÉ", "cafe"),
        ("Straße", "strasse"),
        ("ﬁve", "five"),
        ("l\N{RIGHT SINGLE QUOTATION MARK}été", "l'ete"),
        ("ЁЖ", "еж"),
        ("Ａ１", "a1"),
        ("臺灣國家", "台湾国家"),
        ("日本語の会", "日本语の会"),
    ],
)
def test_case_accents_and_compatibility_forms_are_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_a_folded_span_tells_where_it_came_from() -> None:
    text = "die Straße, é"
    folded, places = fold_map(text)
    start = folded.index("strasse")
    assert text[places[start] : places[start + len("strasse")]] == "Straße"
    assert len(places) == len(folded) + 1
    assert places[-1] == len(text)


def test_characters_of_scripts_without_spaces_are_wide() -> None:
    assert is_wide("東")
    assert not is_wide("é")
