"""Cuts stand where the topic shifts, and parts have a readable length."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from tui.analysis.text_tiling import TextUnit, tile


def talk(topics: int, units_each: int, seed: int = 1) -> list[TextUnit]:
    numbers = random.Random(seed)
    said = []
    for _ in range(topics):
        words = ["".join(numbers.choices("abcdefghilmnop", k=8)) for _ in range(12)]
        said += [TextUnit(" ".join(numbers.choices(words, k=8)), 10.0) for _ in range(units_each)]
    return said


@pytest.mark.parametrize("seed", range(5))
def test_the_cuts_are_where_the_words_change(seed: int) -> None:
    cuts = tile(talk(6, 24, seed), 240.0, 120.0, 420.0)
    assert cuts == [0, 24, 48, 72, 96, 120]


def test_a_bonus_moves_a_cut_and_nothing_else_is_left_to_chance() -> None:
    units = [TextUnit("word", 10.0, 3.0 if place == 30 else 0.0) for place in range(50)]
    assert tile(units, 240.0, 120.0, 420.0) == [0, 31]
    assert tile(units, 240.0, 120.0, 420.0) == tile(units, 240.0, 120.0, 420.0)


def test_no_part_is_too_long_and_few_are_short() -> None:
    units = talk(40, 3)
    cuts = [*tile(units, 240.0, 120.0, 420.0), len(units)]
    lengths = [10.0 * (stop - start) for start, stop in pairwise(cuts)]
    assert max(lengths) <= 420.0
    assert min(lengths) >= 120.0


@pytest.mark.parametrize(("count", "cuts"), [(0, []), (1, [0]), (42, [0])])
def test_what_is_short_stays_whole(count: int, cuts: list[int]) -> None:
    assert tile([TextUnit("a", 10.0)] * count, 240.0, 120.0, 420.0) == cuts


def test_a_unit_that_is_too_long_is_a_part_of_its_own() -> None:
    units = [TextUnit("a b", 10.0)] * 20 + [TextUnit("c", 5000.0)] + [TextUnit("d e", 10.0)] * 20
    assert tile(units, 240.0, 120.0, 420.0) == [0, 20, 21]
