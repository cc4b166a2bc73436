"""A segment's items as stories, best first, and which of them are shown.

What one of its items earns, a story has. A story is shown where the chance that it is right
reaches the fitted threshold, and more than a single common word ties it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from tui.model import Verdict
from tui.stopping import checked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tui.linking.citations import ExplicitLink
    from tui.linking.corpus import NewsCorpus
    from tui.linking.word_overlap import WordOverlap

MOST_STORIES = 20
"""Stories shown beside one segment; in thousands of items many are about the same."""

_TOGETHER = 2  # words that tie an item, where the segment has more
_TELLING = 0.12, 0.4  # weight of one word at least that ties; many that are next to nothing do not
_BY_NAME = 3  # segments that the same few words tie to one item
_OF_SAID = 0.05  # it grows with the root of what a segment says: two long texts share many words


class LinkCandidate(NamedTuple):
    """An item in a segment's row.

    Attributes:
        item: the item's number in the corpus.
        document: the number of its document.
        score: the chance that it is right; 0 where an address alone or its author tells it.
        explicit: what a file says about the two, if any does.
    """

    item: int
    document: int
    score: float = 0.0
    explicit: ExplicitLink | None = None


class Story(Struct, frozen=True):
    """The candidates of a row that tell the same, best first.

    Attributes:
        number: the story's number; None where an item tells a story of its own.
        candidates: at least one.
    """

    number: int | None
    candidates: Sequence[LinkCandidate]

    @property
    def best(self) -> LinkCandidate:
        """The candidate that stands for the story."""
        return self.candidates[0]


def ranked_stories(
    corpus: NewsCorpus, candidates: Iterable[LinkCandidate], story_of: Mapping[int, int]
) -> list[Story]:
    """The stories of a segment, best first.

    Args:
        corpus: the corpus.
        candidates: the segment's items.
        story_of: the numbers of the stories that several items of the corpus tell, by their items.
    """

    def rank(candidate: LinkCandidate) -> tuple[int, float, date, str, str]:
        """What comes first is smaller: an author's word, an address, the score, the date."""
        item, explicit = corpus.items[candidate.item], candidate.explicit
        first = 2 if explicit is None else 0 if explicit.verdict is Verdict.NAMED else 1
        return first, -candidate.score, item.day or date.max, item.path, item.headline

    by_story: dict[object, list[LinkCandidate]] = defaultdict(list)
    for candidate in sorted(candidates, key=rank):
        by_story[story_of.get(candidate.item, candidate)].append(candidate)
    return [Story(story_of.get(told[0].item), told) for told in by_story.values()]


def shown_stories(
    rows: Sequence[Sequence[Story]], overlap: WordOverlap, threshold: float
) -> list[set[int]]:
    """For each segment the numbers of the stories in its row that are shown.

    Args:
        rows: the stories of each segment, best first.
        overlap: tells which words tie a document to a segment.
        threshold: the score from which on stories are shown.
    """
    shown = [
        set(islice(_worth_showing(row, segment, overlap, threshold), MOST_STORIES))
        for segment, row in enumerate(checked(rows))
    ]
    by_words: dict[object, list[tuple[float, int, int]]] = defaultdict(list)
    for segment, numbers in enumerate(shown):
        for number in numbers:
            best = rows[segment][number].best
            words = frozenset(overlap.shared(segment, best.document))
            if best.explicit is None and len(words) <= _TOGETHER:
                by_words[best.document, words].append((-best.score, segment, number))
    for same in by_words.values():
        for _, segment, number in sorted(same)[_BY_NAME:]:
            shown[segment].discard(number)
    return shown


def _worth_showing(
    row: Sequence[Story], segment: int, overlap: WordOverlap, threshold: float
) -> Iterator[int]:
    """The numbers of the stories that a file names, or that are likely and tied; best first."""
    for number, best in enumerate(story.best for story in row):
        if best.explicit or (best.score >= threshold and _is_tied(overlap, segment, best.document)):
            yield number


def _is_tied(overlap: WordOverlap, segment: int, document: int) -> bool:
    """Whether more than everyday words tie a document to a segment, near as it may mean.

    One word in two forms is one, and numbers tie nothing where no word does. A segment that has few
    words, as a chapter that is a mere title, cannot share many; of one that says much, some word
    has to stand out.
    """
    shared = overlap.shared(segment, document)
    words = [term for term in shared if not overlap.is_general(term)]
    if not any(map(str.isalpha, "".join(words))):
        return False
    least, most = _TELLING
    least = min(most, max(least, _OF_SAID * math.sqrt(overlap.said(segment))))
    telling = [term for term in words if shared[term] >= least]
    different, forms = 0, set[str]()
    for term in shared:
        own = {term, *overlap.forms_of(term)}
        different += forms.isdisjoint(own)
        forms |= own
    if different < _TOGETHER < overlap.weighed(segment):
        return any(map(overlap.is_rare, telling))
    return bool(telling)
