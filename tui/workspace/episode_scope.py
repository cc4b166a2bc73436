"""What the jump box looks through, when it is one episode; a library is another such scope."""

from __future__ import annotations

from collections.abc import Callable

from tui.model import Episode
from tui.search.jumper import Jumper, JumpHit
from tui.workspace.hits import MOST, Answer, Hit, segment_hit
from tui.workspace.search_thread import Stop


class EpisodeScope:
    """The segments of an episode."""

    name = "this episode"
    hint = "a topic in a few letters, or a time"

    def __init__(self, episode: Episode, jumper: Callable[[], Jumper]) -> None:
        """Look through an episode; jumper gives its index, which may take a moment."""
        self._episode = episode
        self._jumper = jumper

    def whole(self) -> int:
        """How many segments there are."""
        return len(self._episode.segments)

    def begin(self) -> Answer:
        """All segments."""
        path, segments = self._episode.path, self._episode.segments
        return Answer([segment_hit(path, place, one) for place, one in enumerate(segments)])

    def find(self, typed: str, stop: Stop) -> Answer:  # noqa: ARG002  an episode is quick
        """The segments that answer best."""
        jumper = self._jumper()
        return Answer([self._hit(hit) for hit in jumper.find(typed, MOST)], jumper.note(typed))

    def _hit(self, hit: JumpHit) -> Hit:
        segment = self._episode.segments[hit.segment]
        lit = hit.gist_spans, hit.text_spans
        return Hit(self._episode.path, hit.segment, segment.start, segment.gist, segment.text, *lit)
