"""Captions and transcripts to segments.

Each format is a module whose `read` gives `Cue`s, words with their times; `transcript_passages`
gathers these to segments that can be read, and `timed_content.TimedContent` makes an episode.
"""
