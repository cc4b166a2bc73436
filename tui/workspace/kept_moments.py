"""All that the reader kept, as a box shows it: the newest first, filtered as one types."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from tui.model import Episode, Moment, segment_at
from tui.workspace.hits import Answer, Hit
from tui.workspace.open_documents import HitFilter
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
    def _filter(self) -> HitFilter:
        return HitFilter([self._hit(moment) for moment in self._moments])

    def begin(self) -> Answer:
        """All of them."""
        return Answer(self._filter.hits, "" if self._moments else _NONE)

    def whole(self) -> int:
        """How many there are."""
        return len(self._moments)

    def find(self, typed: str, stop: Stop) -> Answer:  # noqa: ARG002  this is quick
        """Those that match, in their order; #words are tags, which all must be there."""
        tags = [word[1:] for word in typed.split() if word.startswith("#") and len(word) > 1]
        words = " ".join(word for word in typed.split() if not word.startswith("#"))
        numbers = [n for n, one in enumerate(self._moments) if _has_tags(one, tags)]
        if not words:
            return Answer([self._filter.hits[number] for number in numbers])
        matching, note = self._filter.matching(words)
        return Answer([matching[number] for number in numbers if number in matching], note)


def _has_tags(moment: Moment, begun: Sequence[str]) -> bool:
    """Whether each of some tags, or what begins like it, is a tag of a moment."""
    own = [tag.casefold() for tag in moment.tags]
    return all(any(tag.startswith(one.casefold()) for tag in own) for one in begun)
