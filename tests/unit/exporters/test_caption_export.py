"""Captions: the cues of a transcript, or chapters."""

from __future__ import annotations

from msgspec.structs import replace

from tests.unit.exporters.talks import EXPORTED, TALK
from tui.exporters.caption_export import web_captions
from tui.exporters.exported_episode import ExportedEpisode
from tui.model import Segment, Timecode


def test_without_a_transcript_the_chapters_are_the_captions() -> None:
    assert "00:05:00.000 --> 00:10:00.000\nMites\n" in web_captions(EXPORTED)


def test_the_words_of_a_transcript_stand_at_their_seconds() -> None:
    text = "Ann: So it <begins>.\n\nAnd goes on."
    segment = Segment(Timecode(1), Timecode(9), None, "G", text, times=((0, 1.0), (22, 4.5)))
    captions = web_captions(ExportedEpisode(replace(TALK, segments=(segment,))))
    assert captions == (
        "WEBVTT\n\n00:00:01.000 --> 00:00:04.500\nAnn: So it &lt;begins&gt;.\n\n"
        "00:00:04.500 --> 00:00:09.000\nAnd goes on.\n"
    )
