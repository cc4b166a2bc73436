"""What the jump box and the filter look through, when it is one episode."""

from __future__ import annotations

from tui.model import Episode
from tui.search.keyword_filter import FilterAnswer
from tui.workspace.hits import MOST, Answer, segment_hit
from tui.workspace.open_documents import GivenMarks, OpenDocuments, Segments
from tui.workspace.workers import Stop


class EpisodeScope:
    """The segments of an episode."""

    name = "this episode"
    hint = "a topic in a few letters, or a time"

    def __init__(
        self, episode: Episode, *, with_news: Segments = tuple, with_notes: Segments = tuple
    ) -> None:
        """Look through an episode, with the segments that has:news and has:note ask for.

        It is indexed when it is first asked.
        """
        self._episode = episode
        self._documents = OpenDocuments(
            [episode], marks=GivenMarks(with_news, with_notes), headed=False
        )

    def whole(self) -> int:
        """How many segments there are."""
        return len(self._episode.segments)

    def begin(self) -> Answer:
        """All segments."""
        every = range(len(self._episode.segments))
        return Answer([segment_hit(self._episode, place) for place in every])

    def find(self, typed: str, stop: Stop) -> Answer:
        """The segments that answer best; asked in the thread that searches."""
        return self._documents.search(typed, MOST, stop)

    def filter(self, typed: str, stop: Stop) -> FilterAnswer:
        """The segments that match all of what was typed; asked in the thread that searches."""
        answer = self._documents.filter(typed)
        for hit in answer.hits:
            if stop():
                break
            _ = hit.gist_spans  # what is lit is found here, not where it is drawn
        return answer
