"""Loops that ask whether anybody still waits."""

from __future__ import annotations

from itertools import count

import pytest

from tui.stopping import checked, stoppable


def test_a_loop_ends_before_the_next_item_once_the_check_raises() -> None:
    left = iter(range(3))

    def check() -> None:
        next(left)  # raises at the fourth question

    with stoppable(check):
        items = checked(count())
        assert [next(items) for _ in range(3)] == [0, 1, 2]
        with pytest.raises(RuntimeError):
            next(items)


def test_without_a_check_all_is_taken_and_one_holds_inside_its_block_alone() -> None:
    questions = count()

    def check() -> None:
        next(questions)

    with stoppable(check):
        assert list(checked("ab")) == ["a", "b"]
    assert list(checked("cd")) == ["c", "d"]
    assert next(questions) == 2
