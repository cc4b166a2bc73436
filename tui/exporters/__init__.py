"""Episodes, with what the reader kept of them, as text for other programs.

An `ExportedEpisode` is written by an `ExportForm`, one of `FORMS`; `write_atomically` puts it on
the disk.
"""
