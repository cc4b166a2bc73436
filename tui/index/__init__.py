"""The index engine: postings in segment files, on the disk or in memory.

A `Document` goes through `builder` into an `IndexSegment`; `merge` makes few of many. An
`IndexReader` reads all segments as one, and `top_k` finds the best documents without scoring all.
"""
