"""The episodes and news of the reader's folders.

`store` is what the reader made and must never be lost; a `Catalog` and its index are made from
the files, by `sync`, and can be made again. `gather` finds the news beside a file.
"""
