"""Widgets: what is painted, and messages of what was chosen.

`VirtualList` is a list of any length, of which `SegmentList`, `NewsList` and `EpisodeList` are
made; `TextView` is a text, `Timeline` the episode at a glance, `Prompt` a line to type in.
"""
