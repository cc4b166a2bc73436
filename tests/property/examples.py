"""How many examples a slow property is tried with."""

from __future__ import annotations

from hypothesis import settings

EVERY_DAY = 50  # what the profiles of every day try; see tests/conftest.py


def examples(count: int) -> settings:
    """So many examples every day; those of the profile where one asks for more (`long`).

    Of a slow property, which is to be tried with few, no more than the profile tries.
    """
    asked = settings().max_examples
    own = count if count > EVERY_DAY else min(count, asked)
    return settings(max_examples=asked if asked > EVERY_DAY else own)
