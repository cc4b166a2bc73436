"""The table of the names that fields have."""

from __future__ import annotations

import pytest

from tui.readers.frontmatter.field_names import FIELD_NAMES, is_named, normalize_name


@pytest.mark.parametrize("name", ["published_at", "publishedAt", "Published At", "published-at"])
def test_case_and_punctuation_of_a_name_do_not_matter(name: str) -> None:
    assert is_named(name, "episode.published", "episode.title")
    assert not is_named(name, "episode.title")


def test_every_name_of_the_table_is_normalized_and_stands_once_in_its_line() -> None:
    for target, names in FIELD_NAMES.items():
        assert len(set(names)) == len(names), target
        assert all(normalize_name(name) == name for name in names), target
