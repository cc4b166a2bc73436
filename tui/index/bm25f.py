"""The numbers that decide what is found and in which order, each with its meaning."""

from __future__ import annotations

from msgspec import Struct


class Weights(Struct, frozen=True):
    """How much each way of matching and each sign of relevance counts.

    The weight of a term says how sure it is that a typed word means it, from 0 to 1.
    """

    # How sure a typed word means a word of the index.
    prefix: float = 0.83  # the word begins with what was typed, and the cursor is at its end
    prefix_share: float = 0.14  # more, by the share of the word that was typed
    closed_prefix: float = 0.95  # times that for a typed word that another one follows
    typo: float = 0.92  # the word with letters wrong, left out, added or swapped ...
    edit: float = 0.9  # ... less this times the edits to a typed letter
    typo_prefix: float = 0.60  # the same with the word's beginning
    typo_prefix_share: float = 0.16
    first_letter: float = 0.06  # less where the first letter is wrong
    sound: float = 0.64  # read alike, times what follows
    sound_floor: float = 0.35
    sound_crowd: float = 0.75  # likeness of letters that it wants where many words are read alike
    short: float = 0.62  # the letters in order, others left out ("cnfg")
    short_share: float = 0.28  # more, by the share of the word that was typed
    short_consonant: float = 0.04  # less for a consonant left out, as vowels go first
    inside: float = 0.45  # in the middle of a word, where nothing else was found
    inside_share: float = 0.30
    ending: float = 0.98  # another ending of the same stem ...
    ending_letter: float = 0.955  # ... times this for each letter in which the endings differ
    ending_odd: float = 0.65  # times this where an ending is none of English
    stem_letter: float = 0.94  # the same for a misspelt word
    kin: float = 0.85  # another form of an irregular word
    alike: float = 0.55  # another word for the same thing
    number: float = 0.75  # another way to write a version, or a number for letters left out
    roman: float = 0.97  # times this where the scripts differ
    compound: float = 0.92  # two words for one, one word for two
    initials: float = 0.60  # the first letters of words that follow each other
    least: float = 0.48  # below this no word is taken

    # How well a document answers.
    saturation: float = 0.5  # BM25's k1: how soon more of the same word stops to count
    length: float = 0.75  # BM25's b: how much a long document must say a word more often
    title: float = 2.0  # how many times a word of the file's own title counts
    gist: float = 0.6  # how many times a word of a gist that is made from the text counts besides
    lead: float = 0.5  # how many times a word in a beginning that documents share counts
    term_share: float = 0.4  # of a term's idf, against that of all terms of its typed word
    light: float = 0.4  # a function word's idf times this
    coverage: float = 2.5  # power of the share of the query that a document has
    near: float = 0.5  # neighbours of the query that stand side by side
    backward: float = 0.5  # times that where they stand in the other order
    title_share: float = 0.3  # the share of the query that the file's own title has
    weak: float = 0.12  # hits below this share of the best score are left out


WEIGHTS = Weights()
