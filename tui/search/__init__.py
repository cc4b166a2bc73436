"""Queries over an index.

`parse_query` makes a `Query` of what is typed; each `QueryTerm` is expanded by what the
vocabulary holds. `Engine` scores documents, restricted by `MetadataFilter`, and gives `Results`:
hits and feedback. A `Highlighter` tells what to light in them.
"""
