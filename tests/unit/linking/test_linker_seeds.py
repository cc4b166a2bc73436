"""The five documents that the project began with, linked as a reader would."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

import pytest

from tui.embeddings.installed import SWITCH
from tui.linking.linker import link
from tui.readers.registry import read
from tui.workspace.corpus_cache import with_related

if TYPE_CHECKING:
    from pathlib import Path

    from tui.model import Link

LEAVING_TESLA = 6000  # 1:40:00
TIME_AT_TESLA = 6300  # 1:45:00
ALIENS = 900
TRANSFORMER = 1800

Shown: TypeAlias = "Mapping[str, Mapping[float, Link]]"
"""For each seed's number the links that are shown, by the segment's start."""


POOLS = ("the four alone", "with what they list as related")


@pytest.fixture(scope="module", params=[f"{p}; {m}" for p in POOLS for m in ("table", "model")])
def shown(request: pytest.FixtureRequest) -> Iterator[Shown]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(SWITCH, "0" if request.param.endswith("table") else "1")
        yield shown_links(request, request.param.startswith(POOLS[0]))


def shown_links(request: pytest.FixtureRequest, alone: bool) -> Shown:  # noqa: FBT001  one of two
    seeds: Path = request.config.rootpath.parent / "shared" / "seeds"
    if not seeds.is_dir():
        pytest.skip(f"no real data at {seeds}")
    reading = read([str(seeds)])
    (episode,) = reading.episodes
    pool = reading.news if alone else with_related(reading.news)
    assert len(pool) == (4 if alone else 5)
    found: dict[str, dict[float, Link]] = defaultdict(dict)
    for segment, row in zip(episode.segments, link(episode, pool), strict=True):
        for entry in row:
            if entry.shown and entry.item in reading.news:
                found[entry.item.path.rpartition("/")[2][:3]][segment.start] = entry
    return found


def test_that_he_may_come_back_stands_where_he_tells_of_leaving_and_of_his_time(
    shown: Shown,
) -> None:
    told = {*shown["000"], *shown["001"]}
    assert {LEAVING_TESLA, TIME_AT_TESLA} <= told
    assert len(told) <= 6


def test_that_he_may_come_back_says_so_with_the_words_and_the_name_of_the_show(
    shown: Shown,
) -> None:
    entry = shown["001"][LEAVING_TESLA]
    assert any("Tesla" in words for words in entry.words)
    assert "names this episode" in entry.reasons


def test_that_he_left_openai_stands_only_where_he_leaves_or_has_projects_of_his_own(
    shown: Shown,
) -> None:
    assert {*shown["002"], *shown["003"]} <= {LEAVING_TESLA, TIME_AT_TESLA}


def test_aliens_and_the_transformer_are_quiet(shown: Shown) -> None:
    assert not {ALIENS, TRANSFORMER} & {start for links in shown.values() for start in links}


def test_most_segments_are_quiet(shown: Shown) -> None:
    assert len({start for links in shown.values() for start in links}) <= 6
