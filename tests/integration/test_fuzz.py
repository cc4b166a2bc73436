"""A few mutated inputs at each run; `python -m tests.fuzz` tries them by the million."""

from __future__ import annotations

import pytest

from tests.fuzz import events
from tests.fuzz.__main__ import failing, fuzz
from tests.fuzz.targets import targets


@pytest.mark.parametrize(("name", "count"), [("readers", 40), ("queries", 30), ("times", 500)])
def test_mutated_inputs_are_borne(name: str, count: int) -> None:
    assert fuzz(name, count, 5, []) == (count, {})


def test_what_is_raised_is_told() -> None:
    def target(_suffix: str, data: bytes) -> None:
        raise ValueError(data)

    assert failing(target, "", b"bees").startswith("ValueError(b'bees') test_fuzz.py:")
    assert not failing(targets()["times"], "", b"1:45")


def test_random_keys_and_mouse_events_are_borne() -> None:
    done = events.run(100, 7, [])
    assert (done.sent, done.failures, done.ended) == (100, [], 0)
