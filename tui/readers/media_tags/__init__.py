"""Chapters inside recordings.

`tag_reader.read_tags` tells a container by its first bytes and reads its `MediaTags`, a few pieces
of the file at most: what is far away is sought, what is large is left out.
"""
