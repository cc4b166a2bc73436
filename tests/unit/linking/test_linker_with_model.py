"""What linking tells of the sentence model, and that it can be stopped there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from tui.linking import linker
from tui.linking.linker import link
from tui.model import Episode, NewsItem, Segment, Timecode

if TYPE_CHECKING:
    from collections.abc import Callable

blend = pytest.importorskip("tui.linking.embeddings.blending")
TALK = Episode(
    "t.md",
    "Warm houses",
    segments=(Segment(Timecode(0), None, None, "", "Heat pumps in old houses."),),
)
ITEM = NewsItem("n.md", "Heat pumps for old houses", "Owners wait for them.")


class LeftError(Exception):
    pass


@pytest.fixture
def opinion(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Lets the model say something; a model need not be there."""

    def say(trouble: str) -> None:
        def second(_: Episode, items: list[NewsItem], scores: Any, **told: Any) -> Any:
            if told["progress"] is not None:
                told["progress"](0, len(items))
            return blend.BlendedScores(np.asarray(scores), trouble)

        monkeypatch.setattr(linker, "available", lambda: True)
        monkeypatch.setattr(blend, "blend_scores", second)

    return say


def test_why_the_model_has_no_word_is_told_once_and_the_links_are_made(
    opinion: Callable[[str], None],
) -> None:
    opinion("The weights are cut short.")
    told: list[str] = []
    rows = link(TALK, [ITEM], warn=told.append)
    assert told == ["The weights are cut short."]
    assert rows[0][0].shown


def test_while_all_is_well_nothing_is_told(opinion: Callable[[str], None]) -> None:
    opinion("")
    told: list[str] = []
    link(TALK, [ITEM], warn=told.append)
    assert told == []


def test_who_is_told_of_the_progress_may_give_up(opinion: Callable[[str], None]) -> None:
    opinion("")

    def give_up(_read: int, _texts: int) -> None:
        raise LeftError

    with pytest.raises(LeftError):
        link(TALK, [ITEM], progress=give_up)
