"""Which stories are shown beside each segment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.analysis.tokenizer import is_bare

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from tui.linking.features import SegmentMatches, WeightedSegment
    from tui.linking.parameters import LinkParameters
    from tui.linking.ranking import Story

_NAME = 2  # words of a name: what was given and what was inherited
_LEADING = 3  # items of a story of which one must share words enough


class StorySelector:
    """Chooses the stories that are shown.

    Args:
        segments: the segments of the episode.
        matches: what they share with the news.
        names: the words that the episode writes like names.
        params: the table of parameters.
    """

    def __init__(
        self,
        segments: Sequence[WeightedSegment],
        matches: SegmentMatches,
        names: Container[str],
        params: LinkParameters,
    ) -> None:
        self._segments = segments
        self._matches = matches
        self._names = names
        self._params = params

    def shown(self, rows: Sequence[Sequence[Story]]) -> list[set[int]]:
        """For each segment the numbers of the stories in its row that are shown."""
        shown = [self._worth_showing(segment, row) for segment, row in enumerate(rows)]
        by_name: dict[tuple[bool, int], list[tuple[float, int, int]]] = {}
        for segment, numbers in enumerate(shown):
            for number in numbers:
                story = rows[segment][number]
                if story.best.explicit is None and self._is_tied_by_name(segment, story):
                    single = story.number is None
                    key = single, story.best.item if story.number is None else story.number
                    score = story.best.match.score
                    by_name.setdefault(key, []).append((-score, segment, number))
        for segments in by_name.values():
            for _, segment, number in sorted(segments)[self._params.by_name :]:
                shown[segment].discard(number)
        return shown

    def _worth_showing(self, segment: int, row: Sequence[Story]) -> set[int]:
        """The stories that a file gives to a segment, or of which a leading item ties enough."""
        least = self._threshold(segment, row)
        return {
            number
            for number, story in enumerate(row[: self._params.most])
            if story.best.explicit is not None or self._shares_enough(segment, story, least)
        }

    def _threshold(self, segment: int, row: Iterable[Story]) -> float:
        """The score from which on stories are shown, by the best that shares words enough."""
        begins = self._params.begins
        promising = (story for story in row if story.best.match.score >= begins)
        sure = any(self._shares_enough(segment, story, begins) for story in promising)
        return least_shown(1.0 if sure else 0.0, self._params)

    def _shares_enough(self, segment: int, story: Story, least: float) -> bool:
        weights = self._segments[segment].weights
        return any(
            is_independent(self._matches.shared(segment, candidate.document), weights, self._params)
            for candidate in story.candidates[:_LEADING]
            if candidate.match.score >= least
        )

    def _is_tied_by_name(self, segment: int, story: Story) -> bool:
        """Whether one name is all that ties the leading items of a story."""
        leading = story.candidates[:_LEADING]
        ties = (self._matches.shared(segment, candidate.document) for candidate in leading)
        return all(is_name_alone(shared, self._names) for shared in ties if shared)


def least_shown(best: float, params: LinkParameters) -> float:
    """The score from which on items are shown beside a segment, by the best score there.

    Where one item is surely about a segment, others that are nearly as sure are shown too; where
    none is, nothing is.
    """
    return params.follows if best >= params.begins else 1.0


def is_independent(shared: Iterable[str], weighed: Iterable[str], params: LinkParameters) -> bool:
    """Whether enough words tie an item to a segment that one of them may be chance.

    A segment that has few words, as a chapter that is a mere title, cannot share many; but numbers
    and letters that stand alone never tie anything.

    Args:
        shared: the terms that both have.
        weighed: the terms of the segment.
        params: the table of parameters.
    """
    words = [term for term in shared if " " not in term]
    if all(map(is_bare, words)):
        return False
    return (
        len(words) >= params.signals or sum(" " not in term for term in weighed) <= params.signals
    )


def is_name_alone(shared: Iterable[str], names: Container[str]) -> bool:
    """Whether all that ties an item to a segment is one name, of a person or a show."""
    terms = list(shared)
    words = [term for term in terms if " " not in term]
    one_phrase = len(words) == 1 or any(term.count(" ") == 1 for term in terms)
    return len(words) <= _NAME and one_phrase and all(word in names for word in words)
