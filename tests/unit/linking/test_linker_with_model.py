"""What linking tells of the sentence model, and that it can be stopped there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tui.embeddings.embedder import ModelError
from tui.linking import linker
from tui.linking.linker import link
from tui.model import Episode, NewsItem, Segment, Timecode

if TYPE_CHECKING:
    from collections.abc import Callable

TALK = Episode(
    "t.md",
    "Warm houses",
    segments=(Segment(Timecode(0), None, None, "", "Heat pumps in old houses."),),
)
ITEM = NewsItem("n.md", "Heat pumps for old houses", "Owners wait for them.")


class LeftError(Exception):
    pass


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Lets the model fail or not; none need be there."""

    def say(trouble: str) -> None:
        def similarities(_episode: Any, corpus: Any, _promise: Any, progress: Any) -> None:
            if progress is not None:
                progress(0, len(corpus.items))
            if trouble:
                raise ModelError(trouble)

        monkeypatch.setattr(linker, "similarities", similarities)

    return say


def test_why_the_model_has_no_word_is_told_once_and_the_links_are_made(
    model: Callable[[str], None],
) -> None:
    model("The weights are cut short.")
    told: list[str] = []
    rows = link(TALK, [ITEM], warn=told.append)
    assert told == ["Links are made without the sentence model. The weights are cut short."]
    assert rows[0][0].shown


def test_while_all_is_well_nothing_is_told(model: Callable[[str], None]) -> None:
    model("")
    told: list[str] = []
    link(TALK, [ITEM], warn=told.append)
    assert told == []


def test_who_is_told_of_the_progress_may_give_up(model: Callable[[str], None]) -> None:
    model("")

    def give_up(_read: int, _texts: int) -> None:
        raise LeftError

    with pytest.raises(LeftError):
        link(TALK, [ITEM], progress=give_up)
