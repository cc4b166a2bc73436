"""What the reader made: kept in one SQLite file, never lost.

A `Store` is the file; `Moments`, `Positions`, `Decisions` and `LibraryRoots` are what is in it.
Whatever the disk refuses is a `StoreError`, and each change is on it when the call returns.
"""
