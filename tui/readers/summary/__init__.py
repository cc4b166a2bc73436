"""Summaries with timecodes to episodes.

Blocks have timecodes, each a `Timestamp`; those that divide the text are its `Outline`; they
become `RawSegment`s (or chapters do), and with the `EpisodeMetadata` an `Episode`.
"""
