"""Files of chapters to segments, as editors, players and muxers write them.

Each format is a module whose `read` gives a `RawSegment` for each chapter;
`timed_content.TimedContent` makes an episode of them.
"""
