"""An episode's text in another dress."""

from __future__ import annotations

from dataclasses import replace

from tests.pilot.conftest import make_episode
from tui.app.episode_text import EpisodeText, Ties
from tui.search.keyword_filter import FilterHit


def test_what_is_not_lit_is_made_once() -> None:
    text = EpisodeText(make_episode())
    plain = text.blocks()
    lit = replace(text, hits={2: FilterHit(2, lambda: ((), ((0, 4),)))}).blocks()
    tied = replace(text, ties=Ties(5, (), ((0, 4),))).blocks()
    for blocks, index in ((lit, 2), (tied, 5)):
        others = {new.tag for old, new in zip(plain, blocks, strict=True) if old is not new}
        assert others - {-1, -2} == {index}
