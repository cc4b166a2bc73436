"""News items to the segments of an episode, and why: terms, matches, scores, stories, reasons.

A `NewsCorpus` holds the items as documents, a `CorpusIndex` where their words stand. `link` takes
the `EpisodeTerms` of an episode, matches them (`TermMatch`), weighs them (`TermWeights`), compares
each segment with each document (`PairFeatures`), and makes `Story`s of the best, some of which are
shown; `Citations` are what files say outright, and the decisions of the reader come last
(overrides). Every number that it depends on stands in parameters.
"""
