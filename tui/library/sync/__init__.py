"""Following files: a catalog and index are brought in step with folders.

`scan` compares folders with the catalog, a `ChangeSorter` tells new, changed and moved files,
workers read each `Batch`, and `sync` writes it, in chunks that survive any stop.
"""
