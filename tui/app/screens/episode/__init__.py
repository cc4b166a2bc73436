"""The screen of an episode, by composition.

`EpisodeScreen` holds an `EpisodeState` (segment, filter, links, decisions), which `EpisodePanes`
and `NewsPane` render.
"""
