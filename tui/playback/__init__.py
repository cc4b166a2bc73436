"""Playback: an episode's recording, heard in mpv.

`recording_of` tells what there is to hear: a file beside the episode, or its web address;
`MpvPlayer` plays it, and raises a `PlaybackError` that says why not.
"""
