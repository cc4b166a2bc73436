"""News items to the segments of an episode, and why; `link` is the way from top to bottom.

A `NewsCorpus` holds the items as documents, and where their words stand (tui.index). Each pair of
segment and document has `PairFeatures`: how much of what they say is the same (`WordOverlap`, by
`WordForms`), and how near they are in meaning. A fitted curve makes a chance of these; of the best
`Story`s are made, some are shown, and every link gets its `Explanation`. `Citations` are what files
say outright, and the decisions of the reader come last (overrides). What was fitted stands in
weights.json.
"""
