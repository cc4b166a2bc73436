"""What the index knows of files, episodes and news: a cache."""
