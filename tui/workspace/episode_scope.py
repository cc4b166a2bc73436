"""What the jump box and the filter look through, when it is one episode."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TypeAlias

from tui.model import Episode
from tui.search.jumper import Jumper, JumpHit
from tui.search.keyword_filter import FilterAnswer
from tui.workspace.hits import MOST, Answer, Hit, segment_hit
from tui.workspace.search_thread import Stop

Segments: TypeAlias = Callable[[], Collection[int]]
"""Tells the segments of which something is so, as that is now."""


def _none() -> Collection[int]:
    return ()


class EpisodeScope:
    """The segments of an episode."""

    name = "this episode"
    hint = "a topic in a few letters, or a time"

    def __init__(
        self, episode: Episode, *, with_news: Segments = _none, with_notes: Segments = _none
    ) -> None:
        """Look through an episode, which is indexed when it is first asked.

        Args:
            episode: the episode.
            with_news: the segments that has:news asks for.
            with_notes: the segments that has:note asks for.
        """
        self._episode = episode
        self._with_news = with_news
        self._with_notes = with_notes
        self._jumper: Jumper | None = None

    def whole(self) -> int:
        """How many segments there are."""
        return len(self._episode.segments)

    def begin(self) -> Answer:
        """All segments."""
        path, segments = self._episode.path, self._episode.segments
        return Answer([segment_hit(path, place, one) for place, one in enumerate(segments)])

    def find(self, typed: str, stop: Stop) -> Answer:  # noqa: ARG002  an episode is quick
        """The segments that answer best; asked in the thread that searches."""
        jumper, owned = self._indexed(), self._owned()
        hits = [self._hit(hit) for hit in jumper.find(typed, MOST, **owned)]
        return Answer(hits, jumper.note(typed, **owned))

    def filter(self, typed: str, stop: Stop) -> FilterAnswer:
        """The segments that match all of what was typed; asked in the thread that searches."""
        answer = self._indexed().filter(typed, **self._owned())
        for hit in answer.hits:
            if stop():
                break
            _ = hit.gist_spans
        return answer

    def _indexed(self) -> Jumper:
        if self._jumper is None:
            self._jumper = Jumper([self._episode])
        return self._jumper

    def _owned(self) -> dict[str, Collection[int]]:
        return {"with_news": self._with_news(), "with_notes": self._with_notes()}

    def _hit(self, hit: JumpHit) -> Hit:
        segment = self._episode.segments[hit.segment]
        lit = hit.gist_spans, hit.text_spans
        return Hit(self._episode.path, hit.segment, segment.start, segment.gist, segment.text, *lit)
