"""What the files of a library hold, in SQLite beside the index; a cache.

A `CatalogWriter` takes what was read from files, a `Catalog` answers: each `EpisodeRow`, and the
documents that a search found. `schema` has the tables and their version.
"""
