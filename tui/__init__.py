"""Read timestamped podcast summaries in a terminal, with the news about what is said.

`readers` make an `Episode` or a `NewsItem` of a file, `library` and `index` keep them, `search`
and `linking` ask them; `workspace` is what an open reader holds, and `cli` and `app` show it.
"""

__version__ = "0.1.0"
