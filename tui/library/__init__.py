"""What skimcast knows of the reader's files, and what the reader made of it."""

from tui.library.gather import gather, gather_news, news_beside, sample_library

__all__ = ["gather", "gather_news", "news_beside", "sample_library"]
