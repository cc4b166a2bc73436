"""SAMI: paragraphs at milliseconds, silence, one language of several."""

from __future__ import annotations

from tui.readers.captions.sami import read
from tui.readers.format_reader import ParsedFile

TEXT = """<SAMI><HEAD><TITLE>Bees</TITLE></HEAD><BODY>
<SYNC Start=500><P Class=ENCC>Bees wake &amp; fly.<br>All.
<P Class=FRCC>Les abeilles.
<SYNC Start=4000><P Class=ENCC>&nbsp;
<SYNC Start="4200"><P Class=ENCC><font color=red>Mites.</font>
</BODY></SAMI>"""


def test_a_file_of_sami_is_read_in_its_first_language() -> None:
    file = ParsedFile.of_text(TEXT.replace("\n<P Class=FRCC>Les abeilles.", ""), "a.smi")
    file.passage_minutes = 0
    (episode,) = read(file).episodes
    assert episode.title == "Bees"
    told = [(float(s.start), float(s.end or 0), s.text, s.line) for s in episode.segments]
    assert told == [(0.5, 4, "Bees wake & fly.\nAll.", 2), (4.2, 0, "Mites.", 4)]
