"""All that the reader kept, as a box shows it: the newest first, filtered as one types."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from tui.model import Episode, Moment, Segment, Timecode, segment_at
from tui.workspace.hits import Answer, Hit
from tui.workspace.open_documents import OpenDocuments
from tui.workspace.workers import Stop

_NONE = "Nothing is kept yet: b sets a star, m keeps a moment with a note."


class KeptMoments:
    """The reader's moments as a scope: of episodes and articles; typing leaves some of them."""

    hint = "words or #tags, to see only some"
    name = "what you kept"

    def __init__(self, moments: Sequence[Moment], here: Episode | None = None) -> None:
        """Show moments, the newest first; here is the episode that stands below the box."""
        self._moments = moments
        self._here = here
        self._path = here.locator if here else ""

    @cached_property
    def _hits(self) -> Sequence[Hit]:
        return [self._hit(moment) for moment in self._moments]

    def _hit(self, moment: Moment) -> Hit:
        """A moment as what leads to it; one without words is shown by its segment."""
        words = "\n\n".join(filter(None, (moment.note, moment.quote)))
        place = 0
        if self._here and moment.seconds is not None:
            place = segment_at(self._here.segments, moment.seconds)
        first = moment.note.split("\n", 1)[0]
        gist = " · ".join(filter(None, (moment.gist, first))) or moment.title
        if moment.seconds is None:
            gist = moment.title  # an article is found again by its headline
        return Hit(
            moment.path,
            place,
            moment.seconds,
            gist,
            words or f"★ {moment.gist or moment.title}",
            heading=moment.title,
            episode=moment.title,
        )

    @cached_property
    def _documents(self) -> OpenDocuments:
        return OpenDocuments([_as_episode(hit) for hit in self._hits])

    def begin(self) -> Answer:
        """All of them."""
        return Answer(self._hits, "" if self._hits else _NONE)

    def whole(self) -> int:
        """How many there are."""
        return len(self._moments)

    def find(self, typed: str, stop: Stop) -> Answer:  # noqa: ARG002  this is quick
        """Those that match, in their order; #words are tags, which all must be there."""
        tags = [word[1:] for word in typed.split() if word.startswith("#") and len(word) > 1]
        words = " ".join(word for word in typed.split() if not word.startswith("#"))
        numbers = [n for n, one in enumerate(self._moments) if _has_tags(one, tags)]
        if not words:
            return Answer([self._hits[number] for number in numbers])
        answer = self._documents.filter(words)
        hits = [
            self._hits[number]._replace(gist_spans=match.gist_spans, text_spans=match.text_spans)
            for number, match in answer.hits.items()
            if number in set(numbers)
        ]
        return Answer(hits, answer.note)


def _has_tags(moment: Moment, begun: Sequence[str]) -> bool:
    """Whether each of some tags, or what begins like it, is a tag of a moment."""
    own = [tag.casefold() for tag in moment.tags]
    return all(any(tag.startswith(one.casefold()) for tag in own) for one in begun)


def _as_episode(hit: Hit) -> Episode:
    """A hit as what the engine looks through."""
    segment = Segment(hit.start or Timecode(0), None, None, hit.gist, hit.text)
    return Episode(hit.path, hit.heading, segments=(segment,))
