"""The index engine: postings in segment files, on the disk or in memory.

A `Document` goes through `builder` into an `IndexSegment`; `merge` makes few of many. An
`IndexReader` reads all segments as one, and `top_k` finds the best documents without scoring all.
Of texts that are compared and not searched, a `TextReader` makes numbers, a `PassageIndex` tells in
which of their passages a word stands, and `WordForms` which words are written alike.
"""
