"""What is worth showing beside a segment."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tui.linking.parameters import LINK_PARAMETERS
from tui.linking.selection import is_independent, least_shown


def test_where_one_item_is_sure_others_that_are_nearly_so_are_shown_too() -> None:
    assert (
        least_shown(LINK_PARAMETERS.begins, LINK_PARAMETERS)
        == LINK_PARAMETERS.follows
        < LINK_PARAMETERS.begins
    )
    assert least_shown(LINK_PARAMETERS.begins - 0.01, LINK_PARAMETERS) == 1.0


@pytest.mark.parametrize(
    ("shared", "weighed", "expected"),
    [
        (("heat", "pumps"), ("heat", "pumps", "cows"), True),
        (("heat",), ("heat", "pumps", "cows"), False),
        (("heat", "heat pumps"), ("heat", "pumps", "cows"), False),
        (("heat",), ("heat", "pumps"), True),
        (("19",), ("19", "heat"), False),
        ((), ("heat",), False),
    ],
)
def test_two_words_must_be_shared_where_there_are_more(
    shared: tuple[str, ...],
    weighed: tuple[str, ...],
    expected: bool,  # noqa: FBT001  a table
) -> None:
    assert is_independent(shared, weighed, replace(LINK_PARAMETERS, signals=2)) is expected
