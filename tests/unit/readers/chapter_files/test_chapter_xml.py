"""Chapters in XML, of Podlove and of Matroska."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from tui.readers.chapter_files import chapter_xml
from tui.readers.format_reader import ParsedFile
from tui.readers.registry import read

if TYPE_CHECKING:
    from pathlib import Path

PODLOVE = """<?xml version="1.0" encoding="utf-8"?>
<psc:chapters version="1.2" xmlns:psc="http://podlove.org/simple-chapters">
 <psc:chapter start="01" title="Intro" />
 <psc:chapter start="5:30.250" title="Q&amp;A &eacute; AT&T" href="https://x.example"/>
 <psc:chapter title="no time"/>
 <psc:chapter start="1:02:03" />
</psc:chapters>"""
MATROSKA = """<?xml version="1.0"?>
<!-- <!DOCTYPE Chapters SYSTEM "matroskachapters.dtd"> -->
<!DOCTYPE Chapters SYSTEM "matroskachapters.dtd">
<Chapters><EditionEntry>
 <ChapterAtom><ChapterTimeStart>00:00:01.000000000</ChapterTimeStart>
  <ChapterDisplay><ChapterString>Intro</ChapterString></ChapterDisplay>
  <ChapterAtom><ChapterTimeStart>330250000000</ChapterTimeStart>
   <ChapterDisplay><ChapString>Q&amp;A é AT&T</ChapString></ChapterDisplay></ChapterAtom>
 </ChapterAtom>
 <ChapterAtom><ChapterTimeStart>400000000000</ChapterTimeStart>
  <ChapterFlagHidden>1</ChapterFlagHidden></ChapterAtom>
 <ChapterAtom></ChapterAtom>
 <ChapterAtom><ChapterTimeStart>01:02:03.0</ChapterTimeStart></ChapterAtom>
</EditionEntry><EditionEntry>
 <ChapterAtom><ChapterTimeStart>5</ChapterTimeStart></ChapterAtom></EditionEntry></Chapters>"""


def test_chapters_of_podlove_and_of_matroska(tmp_path: Path) -> None:
    for name, text, line in (("a.psc", PODLOVE, 5), ("a.txt", PODLOVE, 5), ("a.xml", MATROSKA, 12)):
        path = tmp_path / f"of {name}" / name  # files of one stem are one episode
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
        (episode,) = read([path]).episodes
        found = [(float(s.start), s.title) for s in episode.segments]
        assert found == [(1, "Intro"), (330.25, "Q&A é AT&T"), (3723, None)]
        assert [problem.line for problem in episode.problems] == [line]


MARKERS = """<Markers><Marker><Name>Intro</Name><Time>0:00.000</Time></Marker>
<Marker><Name>Mites</Name><Time>65:30.500</Time></Marker></Markers>"""
PLAIN = """<?xml version='1.0'?><Chapters version='1'><Chapter start='0:00:00' title='Intro'/>
<Chapter start='1:05:30.5' title='Mites'/></Chapters>"""


FINAL_CUT = """<?xml version="1.0"?><!DOCTYPE fcpxml><fcpxml version="1.9"><spine>
<asset-clip offset="0s" start="10s"><marker start="250/25s" value="Intro"/></asset-clip>
<asset-clip offset="3600s" start="7s"><chapter-marker start="8437/25s" value="Mites"/></asset-clip>
</spine></fcpxml>"""


def test_markers_of_other_programs_are_chapters(tmp_path: Path) -> None:
    for text in (MARKERS, PLAIN, FINAL_CUT):
        path = tmp_path / "talk.xml"
        path.write_text(text, encoding="utf-8")
        (episode,) = read([path]).episodes
        told = [(float(s.start), s.title) for s in episode.segments]
        assert told == [(0, "Intro"), (pytest.approx(3930.5, abs=0.1), "Mites")]


def test_segments_of_whatever_xml(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    part = "<segment><start>{}</start><title>{}</title></segment>".format
    text = f"<?xml version='1.0'?><show>{part(0, 'Tea')}{part(9, 'Rye')}</show>"
    path.write_text(text, encoding="utf-8")
    assert [s.title for s in read([path]).episodes[0].segments] == ["Tea", "Rye"]


def test_sections_that_a_model_marks_with_tags_keep_their_words(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    part = "<section timestamp='{}'><title>{}</title>It is hot.</section>\n".format
    path.write_text(f"<summary>\n{part('4:10', 'Tea')}{part('1:02:05', 'Rye')}</summary>")
    (episode,) = read([path]).episodes
    told = [(float(s.start), s.title, s.text) for s in episode.segments]
    assert told == [(250, "Tea", "It is hot."), (3725, "Rye", "It is hot.")]


def test_markers_of_whatever_xml(tmp_path: Path) -> None:
    path = tmp_path / "a.nhsx"
    marks = "".join(
        f"<Marker Name='{name}' Time='{time}'/>"
        for name, time in (("Tea", "0:00"), ("Rye", "5:30.000"))
    )
    path.write_text(
        f"<?xml version='1.0'?>\n<Session><Markers>{marks}</Markers></Session>", encoding="utf-8"
    )
    (episode,) = read([path]).episodes
    assert [(s.title, float(s.start)) for s in episode.segments] == [("Tea", 0), ("Rye", 330)]


def test_the_tree_of_a_document_is_not_kept_beside_the_chapters_it_tells(tmp_path: Path) -> None:
    path = tmp_path / "talk.psc"
    path.write_text(PODLOVE, encoding="utf-8")
    file = ParsedFile(str(path))
    root = file.xml.root
    assert root is not None
    assert not gc.is_tracked(root)
    assert len(chapter_xml.read(file).episodes[0].segments) == 3
    assert not {"xml", "machine_source"} & vars(file).keys()
