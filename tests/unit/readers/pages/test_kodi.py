"""What Kodi keeps beside a recording."""

from __future__ import annotations

from tests.unit.readers.written import read_text

NFO = """<?xml version="1.0"?>
<episodedetails><title>Winter</title><showtitle>Field Notes</showtitle><episode>9</episode>
<plot>About bees.
0:00 Tea
5:10 Milk &amp; honey</plot><runtime>62</runtime><aired>2024-05-01</aired></episodedetails>
"""


def test_its_plot_is_the_notes_of_an_episode() -> None:
    (episode,) = read_text("talk.nfo", NFO).episodes
    assert (episode.title, episode.show, episode.number) == ("Winter", "Field Notes", 9)
    assert (str(episode.published), episode.duration) == ("2024-05-01", 3720)
    assert episode.overview == ("About bees.",)
    assert [(float(s.start), s.title) for s in episode.segments] == [
        (0, "Tea"),
        (310, "Milk & honey"),
    ]


def test_other_files_of_that_name_are_none() -> None:
    assert read_text("talk.nfo", "A scene of dots\n").episodes == ()
