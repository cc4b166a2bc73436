"""Every number that linking depends on, and what it means."""

from __future__ import annotations

from dataclasses import dataclass

READ_LIMIT = 60_000
"""Characters of a text that are read: an hour of speech; hostile texts end there."""


@dataclass(frozen=True, slots=True)
class LinkParameters:
    """How much counts what.

    tests/bench/link_fit.py tells how they were set, link.py beside it what each is worth.

    Attributes:
        title: trust in a word that stands in an item's title, from 0 to 1.
        text: trust in a word that stands in one passage of its text, from 0 to 1.
        spread: the share of the segments at which a word says nothing any more.
        rare: how steeply a word gains from being rare in the news; 0 is not at all.
        rarest: the natural logarithm of a rarity that cannot be surpassed.
        unseen: items that a corpus is thought to have beyond its own, so that few do not mislead.
        name: how much more a word counts that is written like a name.
        common: how much less a word counts that is common in any talk.
        short: how much less a word of three letters or fewer counts.
        bare: how much less a number or a letter counts that stands alone.
        phrase: what two neighbouring words count beyond their own weights.
        apart: what a phrase counts whose words stand apart in a headline, from 0 to 1.
        again: what a word gains each time that a segment repeats it.
        late: how much less a term counts that only the last sentence of a segment has.
        restated: what is left of the words of the episode's title and show where a sentence
            recites them.
        recital: words of title and show in one sentence that make it a recital.
        negligible: a weight so small that a term ties nothing.
        unmatched_segment: what each weight counts that the segment has and the item has not.
        unmatched_item: what each weight counts that the item's head has and the segment has not.
        sentence: the part of the share that the best sentence makes, the rest being the whole.
        doubt: evidence that is needed for anything at all.
        least: a share so small that it ties nothing.
        threshold: the share at which an item is worth showing; its score is one half.
        steep: how quickly the score rises with the share around the threshold.
        begins: the score that the best item must have for anything to be shown at a segment.
        follows: the score from which on further items are shown there.
        signals: words that item and segment must share for it, if the segment has more.
        by_name: segments at most that show a story which one name alone ties to them.
        most: stories that one segment shows at most.
        deepest: distinct texts that a segment's row has at most.
    """

    title: float = 0.78
    text: float = 0.5
    spread: float = 0.4
    rare: float = 0.7
    rarest: float = 4.5
    unseen: float = 20.0
    name: float = 1.3
    common: float = 0.35
    short: float = 0.5
    bare: float = 0.6
    phrase: float = 0.45
    apart: float = 0.5
    again: float = 0.25
    late: float = 0.2
    restated: float = 0.1
    recital: int = 3
    negligible: float = 0.03
    unmatched_segment: float = 0.15
    unmatched_item: float = 0.2
    sentence: float = 0.5
    doubt: float = 0.6
    least: float = 0.04
    threshold: float = 0.28
    steep: float = 20.0
    begins: float = 0.5
    follows: float = 0.35
    signals: int = 2
    by_name: int = 3
    most: int = 8
    deepest: int = 100


LINK_PARAMETERS = LinkParameters()


@dataclass(frozen=True, slots=True)
class StoryParameters:
    """What makes two items tell the same story.

    A likeness is from 0 to 3: what both share of all their words, of their headlines, and how much
    of each headline the other text holds. Words weigh the more the fewer items have them.

    Attributes:
        same: likeness from which two items of close dates tell the same.
        related: the same, where one lists the other as related.
        undated: the same, where a date is missing.
        days: days between two items of one story at most.
        whole: what the words of headline and first text that both have count in a likeness.
        heads: what the headlines' own words count in it.
        within: what the part of a headline that the other text has counts in it.
        stem: letters that tell a word; its ending is of no account.
        lead: characters of an item's text that are compared.
        unseen: items that a corpus is thought to have beyond its own.
    """

    same: float = 1.15
    related: float = 1.0
    undated: float = 1.5
    days: int = 5
    whole: float = 1.5
    heads: float = 1.0
    within: float = 0.5
    stem: int = 6
    lead: int = 1200
    unseen: float = 20.0


STORY_PARAMETERS = StoryParameters()
