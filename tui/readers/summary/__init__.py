"""Summaries with timecodes to episodes.

Blocks have Timestamps (timecodes, timestamps); those that divide the text are its Outline; they
become RawSegments (segmentation, chapters), and with the Metadata an Episode (reader).
"""
