"""An episode's text in another dress."""

from __future__ import annotations

from msgspec.structs import replace

from tests.pilot.conftest import make_episode
from tui.app.episode_text import EpisodeText
from tui.library.store.moments import new_moment


def test_what_is_not_kept_is_made_once() -> None:
    text = EpisodeText(make_episode())
    plain = text.blocks()
    moment = new_moment(text.episode, text.episode.segments[2].start, "Bees")
    kept = replace(text, kept={2: [moment]}).blocks()
    others = {new.tag for old, new in zip(plain, kept, strict=True) if old is not new}
    assert others - {-1, -2} == {2}
