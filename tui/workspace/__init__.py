"""What an open reader is, without a terminal: app and command line are thin above it.

A `Startup` says what to open. A `Library` is what is open or indexed, and can be searched. An
`EpisodeLinker` makes of an episode and its news a `LinkedEpisode`, the links with the reader's
decisions; `mentions` goes the other way, from an item to segments. `SearchThread` and
`SyncProcess` do in the background what can be stopped.
"""
