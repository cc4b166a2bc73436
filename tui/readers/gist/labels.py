"""Gists: short labels for segments that have no title, made from what they say.

A label is the first clause that says something of its own, if it holds most of what the segment's
key phrases tell, and else those phrases: prose has such clauses, talk seldom. For a clause, what
many segments open with falls away, and what is said all over the episode, or in its title, is
passed over; it ends where a clause ends, or where a phrase ends before it runs out of room.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, islice
from typing import NamedTuple

from tui.analysis.normalize import columns
from tui.analysis.sentences import Sentence, beginning, passages_of
from tui.analysis.stopwords import talk_words, verb_forms
from tui.analysis.tokenizer import folded_words
from tui.readers.gist.key_phrases import SEPARATOR, KeyPhrases
from tui.readers.gist.lead_ins import drop_lead_ins, without_speakers
from tui.readers.gist.term_statistics import TermStatistics, collect_statistics, stem
from tui.sanitize import clean_line

ROOM = 48
"""Columns of a gist at most, if its first word is not longer."""
EDGES = " \t\"'“”‘’«»()[]*_•-–—.,;:!?…。，、；：！？"
_TEXT = 2500  # characters of a text that are looked at
_CLAUSES = 8  # of a sentence that are tried
_WORTH = 0.35  # of what three words can tell at most, to be a label
_LATER_WORTH = 0.7  # the same, for a clause that is not the first of its sentence
_CLAUSE_SHARE = 1.3  # of what the key phrases tell that a clause must tell to be the label
_SHORT_CLAUSE_SHARE = 0.4  # the same for a text of few words, which says each only once
_SHORT_TEXT = 1200  # characters
_LINE = 96  # characters of a text that may be its label though it is talk
_WORDS = 3
_DROPPED = 4  # words before a clause that tell whether it is talk
_NEAR = 40  # characters before a clause in which its subject is sought
_PHRASE = 24  # characters that a label has at least before it ends where a phrase ends

_CLAUSE = re.compile(r"[,;:，；：、](?:\s+|(?=\W)|(?<=[，；：、]))|\s[-–—]{1,3}\s|[—。！？]")
_TOKEN = re.compile(r"\S+\s*")
# English words that go on: "to ensure", "intelligence becoming", "in order".
_UNFINISHED = re.compile(r"(?:to|in) [a-z]+|\S+ [a-z]+ing")
_REPORTS = re.compile(r"\w+ that (?=\w)")  # "he | notes that bees sleep"
_QUOTES = re.compile(r"[\"“”«»]")


class _Clause(NamedTuple):
    """A label cut from a clause, and what stands against it or for it.

    Whether other clauses stand before it in its sentence; is_talk of it; whether it begins with the
    verb of a subject that it has not; whether it asks something.
    """

    label: str
    is_later: bool
    is_talk: bool
    lacks_subject: bool = False
    asks: bool = False


def gists(texts: Sequence[str], titles: Sequence[str | None], episode_title: str) -> list[str]:
    """A label for each segment: its title, or words of its text that the episode's title has not.

    Empty without both. Linear in the length of the texts.
    """
    told = [place for place, text in enumerate(texts) if text and not titles[place]]
    passages = passages_of(without_speakers([beginning(texts[place], _TEXT) for place in told]))
    learned = collect_statistics(passages, episode_title)
    drop_lead_ins(passages, learned)
    sentences = [passage.sentences for passage in passages]
    del passages  # the words of each are not asked for again, and many
    phrases = KeyPhrases([texts[place] for place in told], episode_title)
    clauses = (_clauses(each, learned, phrases) for each in sentences)
    labels = dict(zip(told, _chosen(clauses, phrases, [texts[each] for each in told]), strict=True))
    return [
        title or labels.get(place) or clean_line(texts[place][:_TEXT])[:ROOM].rstrip()
        for place, title in enumerate(titles)
    ]


def _chosen(
    clauses: Iterable[Iterable[_Clause]], phrases: KeyPhrases, texts: list[str]
) -> Iterator[str]:
    """For each text a clause or its key phrases; no label is given twice if it can be helped.

    Clauses are made until one will do.
    """
    given: set[str] = set()
    for segment, made in enumerate(clauses):
        label = phrases.label(segment, ROOM)
        candidates = made if label else list(made)
        is_short = len(texts[segment]) <= _SHORT_TEXT
        least = _SHORT_CLAUSE_SHARE if is_short else _CLAUSE_SHARE
        told = least * phrases.worth(segment, label, is_short=is_short)
        is_line = len(texts[segment]) <= _LINE
        usable = (
            clause.label
            for clause in candidates
            if (is_line or not clause.is_talk)
            and ((is_line and not clause.is_later) or clause.asks or phrases.stands(clause.label))
            and not phrases.hangs(_behind_first_word(clause.label))
            and not clause.lacks_subject
        )
        if not label:
            label = (list(usable) or [clause.label for clause in candidates])[-1]
        else:
            worth = (
                clause
                for clause in usable
                if phrases.worth(segment, clause, is_short=is_short) >= told
            )
            label = next(worth, label)
        if label.casefold() in given:
            taken = frozenset(part.casefold() for part in label.split(SEPARATOR))
            label = phrases.label(segment, ROOM, taken) or label
        given.add(label.casefold())
        yield label[:1].upper() + label[1:] if label[:2].isalpha() else label


def is_talk(clause: str) -> bool:
    """Whether somebody speaks of themselves or to others, or is lost for words."""
    said = set(folded_words(clause.replace("\u2019", "'")))
    return any(not said.isdisjoint(talk_words(section)) for section in ("persons", "fillers"))


def _lacks_subject(label: str, head: list[str], phrases: KeyPhrases) -> bool:
    """Whether a label begins with the verb of a subject that is left behind ("he | paints").

    Behind a comma that is a verb as only verbs are written ("a bird, | seen from below").
    """
    first = _folded(label.partition(" ")[0].strip(EDGES))
    before = _folded(head[-1]) if head else ""
    if before.endswith(","):
        return first.endswith("ed") or first in verb_forms()
    if before in talk_words("subjects") or before in talk_words("auxiliaries"):
        return True
    return phrases.is_name(before) and not phrases.is_name(first)


def _with_subject(text: str, head: list[str], learned: TermStatistics, phrases: KeyPhrases) -> str:
    """A text behind its subject if that is a name, or what it reports if it does; or nothing."""
    if reports := _REPORTS.match(text):
        return _told(text[reports.end() :], learned)
    words = [_folded(token) for token in head]
    end = len(words)
    while end and words[end - 1] in talk_words("auxiliaries"):
        end -= 1
    start = end
    while start and phrases.is_name(words[start - 1]):
        start -= 1
    return " ".join((*head[start:], text)) if start < end else ""


def _folded(token: str) -> str:
    return token.casefold().replace("\u2019", "'")


def _behind_first_word(clause: str) -> str:
    """What follows a first word with a comma, the rest of an opening that fell away; or nothing."""
    first, comma, rest = clause.partition(", ")
    return rest if comma and " " not in first else ""


def _clauses(
    sentences: list[Sentence], learned: TermStatistics, phrases: KeyPhrases
) -> Iterator[_Clause]:
    """The clauses that are worth a label, in their order; the one that is worth most comes last."""
    best, most = _Clause("", is_later=False, is_talk=False), -1.0
    for sentence in sentences:
        rest = sentence.rest()
        starts = chain((0,), (match.end() for match in _CLAUSE.finditer(rest)))
        for place, start in enumerate(islice(starts, _CLAUSES)):
            label = _cut(_told(rest[start:], learned), learned)
            worth = _worth(label, learned)
            is_worth = worth >= (_LATER_WORTH if place else _WORTH)
            if not (is_worth or worth > most):
                continue
            begin = max(start, rest.find(label[1:], start) - 1)
            opening = "" if place else " ".join(sentence.words[: sentence.start][-_DROPPED:])
            talks = is_talk(f"{opening} {rest[start : begin + len(label)]}")
            head = sentence.text[: len(sentence.text) - len(rest) + begin][-_NEAR:].split()
            asks = not head and _folded(label.partition(" ")[0]) in talk_words("questions")
            lacks = _lacks_subject(label, head, phrases)
            if lacks and (told := _with_subject(rest[begin:], head, learned, phrases)):
                label, lacks = _cut(told, learned), False
            clause = _Clause(label, place > 0, talks, lacks, asks)
            if is_worth:
                yield clause
            if worth > most:
                best, most = clause, worth
    yield best


def _worth(label: str, learned: TermStatistics) -> float:
    """How much the words of a label tell on average, 0 to 1; a few words tell little."""
    weights = [learned.weights.get(stem(word), 0.0) for word in folded_words(label)]
    told = [weight for weight in weights if weight > 0]
    return sum(told) / max(_WORDS, len(told))


def _told(text: str, learned: TermStatistics) -> str:
    """A text from its first word that is not common and does not say whose something is."""
    text = text.lstrip(EDGES)
    while (opening := _TOKEN.match(text)) and (
        is_common_token(opening.group(), learned)
        or _folded(opening.group().rstrip()) in talk_words("owners")
    ):
        text = text[opening.end() :].lstrip(EDGES)
    return text


def _cut(text: str, learned: TermStatistics) -> str:
    """The beginning of a text, to where a clause ends or to the last word that has room."""
    window = text[: 4 * ROOM]
    ends = [match.start() for match in _CLAUSE.finditer(window)]
    ends = [end for end in (*ends, len(window.rstrip(EDGES))) if 0 < columns(window[:end]) <= ROOM]
    if ends and (len(folded_words(text[: ends[-1]])) > 1 or columns(text[:1]) > 1):
        return _tidy(text[: ends[-1]])
    tokens = _TOKEN.findall(window)
    label = _tidy("".join(tokens[: _fitting(tokens, learned)]))
    is_narrow = columns(label) == len(label)
    if columns(label) <= (2 * ROOM if is_narrow else ROOM):
        return label
    return _tidy(label[: sum(width <= ROOM for width in accumulate(map(columns, label)))])


def _fitting(tokens: list[str], learned: TermStatistics) -> int:
    """How many words have room, back to where a phrase ends: before a common word."""
    ends = list(accumulate(map(len if all(map(str.isascii, tokens)) else columns, tokens)))
    count = bisect_right(ends, ROOM + 1)  # a blank at the end needs no room
    if count < len(tokens) and len(tokens[count].strip(EDGES)) > 3:
        places = (place for place in range(count, 0, -1) if ends[place - 1] >= _PHRASE)
        joints = (place for place in places if is_common_token(tokens[place], learned))
        count = next(joints, count)
    while count > 1 and _dangles(tokens[count - 2], tokens[count - 1], learned):
        count -= 1
    return max(1, count)


def _dangles(before: str, token: str, learned: TermStatistics) -> bool:
    """Whether a word should not be the last one of a label that is cut."""
    bare = token.strip(EDGES)
    if is_common_token(token, learned) or (len(bare) < 4 and bare.islower()):
        return True
    word, stop_words = bare.lower(), learned.stop_words
    if word in stop_words.general and _UNFINISHED.fullmatch(f"{before.strip(EDGES)} {bare}"):
        return True
    leads_on = before.strip(EDGES).lower() in stop_words.function
    return word in stop_words.function or (leads_on and word.endswith(("ing", "ly")))


def is_common_token(token: str, learned: TermStatistics) -> bool:
    """Whether a token says little here: all its words are common, and it is no acronym."""
    bare = token.strip(EDGES)
    if len(bare) > 1 and bare.isupper():
        return False
    if bare.isascii() and bare.isalnum():
        return bare.lower() in learned.common
    return learned.common.issuperset(folded_words(bare))


def _tidy(label: str) -> str:
    label = label.strip(EDGES)
    if len(_QUOTES.findall(label)) % 2:
        label = _QUOTES.sub("", label)
    if label.count("(") > label.count(")"):
        label = label[: label.rindex("(")].rstrip(EDGES)
    label = clean_line(label)
    return label[:1].upper() + label[1:]
