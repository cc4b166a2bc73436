"""Captions, transcripts and chapters of any content: nothing raises, all is clean, time is linear.

Where pysubs2 and webvtt-py read what people write, so do we.
"""

from __future__ import annotations

import gc
import json
from time import process_time
from typing import TYPE_CHECKING

import pysubs2
import pytest
import webvtt
from hypothesis import given
from hypothesis import strategies as st

from tests.property.examples import examples
from tests.property.model_values import texts_in
from tui.analysis.text_tiling import TextUnit, tile
from tui.model import Episode
from tui.readers.captions.cues import Cue, marked_text, said_once
from tui.readers.captions.transcript_passages import passages
from tui.readers.format_reader import ParsedFile
from tui.readers.structured import STRUCTURED, StructuredFormat
from tui.readers.timed_items import timed_items
from tui.sanitize import clean

if TYPE_CHECKING:
    from pathlib import Path

    from tui.readers.reading import Reading

PIECES = (
    "WEBVTT 00:01.000 --> 00:00:01,500 0:00:01.000,0:00:02.000 NOTE STYLE 1 12 <v Ann> </v> <c.x>"
    " <00:00.500> &amp; &amp;amp; {\\an8} [00:12.50] [ti:x] [offset:-100] CHAPTER01=00:01:00.000"
    " CHAPTER01NAME=x ;FFMETADATA1 [CHAPTER] START=5 END=9 TIMEBASE=1/1000 title=x TRACK"
    ' INDEX 01 05:30:00 TITLE: FCM: |M:x * LOC: 01:00:00:00 {QTtext} [00:00:01.0] { } [ ] , : "'
    ' "start": "text": "segments": "startTime": 1.5 null 1e999 -5 <tt <p begin="1s" > </p> <!DOC'
    " <!ENTITY x ]> &x; <psc:chapter start='1' title='x'/> <Chapters> start text 0.5 1000 Ann: >> -"
)
texts = st.one_of(
    st.text(max_size=200),
    st.lists(
        st.one_of(
            st.sampled_from(PIECES.split()),
            st.sampled_from(["\n", "\n\n", "\t", " "]),
            st.text(max_size=4),
        ),
        max_size=60,
    ).map("".join),
)
documents = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), texts),
    lambda inner: st.one_of(
        st.lists(inner, max_size=5),
        st.dictionaries(
            st.one_of(
                st.sampled_from(
                    ["start", "end", "text", "title", "segments", "timestamp", "offsets", "words"]
                ),
                st.text(max_size=5),
            ),
            inner,
            max_size=5,
        ),
    ),
    max_leaves=25,
)
TEXT_FORMATS = [form for form in STRUCTURED if not form.magic]


def is_well_made(reading: Reading) -> bool:
    """Whether all text is clean, times go with their text, and something is said of any file."""
    for episode in reading.episodes:
        assert all(clean(text) == text for text in texts_in((episode.segments, episode.title)))
        for segment in episode.segments:
            assert segment.start >= 0
            assert segment.end is None or segment.end >= 0
            offsets = [offset for offset, _ in segment.times]
            assert offsets == sorted(set(offsets))
            assert not offsets or offsets[-1] < len(segment.text)
    return bool(reading.episodes or reading.problems)


@pytest.mark.parametrize("form", TEXT_FORMATS, ids=lambda form: form.module)
@given(text=texts)
@examples(40)
def test_no_text_makes_a_reader_raise(form: StructuredFormat, text: str) -> None:
    for minutes in (0.0, 4.0):
        file = ParsedFile.of_text(text, "talk.txt")
        file.passage_minutes = minutes
        assert form.guess(file) in (0.0, 1.0)
        assert is_well_made(form.read(file))


@given(value=documents)
@examples(150)
def test_no_document_makes_the_reader_of_json_raise(value: object) -> None:
    (form,) = (form for form in STRUCTURED if form.module == "timed_json")
    text = json.dumps(value)
    for each in (text, text[: len(text) // 2]):
        assert is_well_made(form.read(ParsedFile.of_text(each, "talk.json")))


@given(st.lists(st.dictionaries(st.text(max_size=9), st.one_of(st.text(), st.floats()))))
def test_no_rows_make_items_raise(rows: list[dict[str, object]]) -> None:
    found = timed_items(rows)
    assert found is None or found.cues or found.chapters


@given(texts)
def test_words_of_a_cue_are_clean_and_stay_so(raw: str) -> None:
    words, speaker = marked_text(raw)
    assert clean(words) == words
    assert "\n" not in speaker or not speaker
    assert "  " not in words


cues = st.lists(
    st.builds(
        Cue,
        st.floats(min_value=0, max_value=40_000),
        st.one_of(st.none(), st.floats(min_value=0, max_value=40_000)),
        st.text(alphabet="ab .\n:A今", max_size=30).map(lambda raw: marked_text(raw)[0]),
        st.sampled_from(["", "", "Ann", "Bo"]),
    ),
    max_size=60,
)


@given(cues=cues, minutes=st.floats(min_value=0.5, max_value=60))
def test_passages_say_all_that_was_said_in_order(cues: list[Cue], minutes: float) -> None:
    made = passages([cue._replace(text=cue.text.replace(":", "")) for cue in cues], minutes)
    said = "".join("".join(cue.text.replace(":", "").split()) for cue in cues)
    shown = "\n\n".join(text for segment in made for text in segment.text)
    for name in ("Ann: ", "Bo: "):
        shown = shown.replace(name, "")
    assert "".join(shown.split()) == said


@given(cues)
def test_nothing_is_said_once_that_was_not_said_before(said: list[Cue]) -> None:
    kept = said_once(said)
    assert {word for cue in kept for word in cue.text.split()} == {
        word for cue in said for word in cue.text.split()
    }


@given(
    st.lists(st.tuples(st.text("ab ", max_size=9), st.floats(min_value=0, max_value=500))),
    st.floats(min_value=10, max_value=900),
)
def test_parts_begin_in_order_from_the_first_on(
    rows: list[tuple[str, float]], usual: float
) -> None:
    cuts = tile([TextUnit(*row) for row in rows], usual, usual / 2, 2 * usual)
    assert cuts == sorted(set(cuts))
    assert cuts[:1] == [0] * bool(rows)
    assert not cuts or cuts[-1] < len(rows)


lines = st.text("abc ABC é今!?.,'", min_size=1, max_size=20).map(
    lambda text: " ".join(text.split())
)
spoken = st.lists(
    st.tuples(
        st.integers(min_value=0, max_value=3_599_999),
        st.integers(min_value=200, max_value=9_000),
        st.lists(lines.filter(bool), min_size=1, max_size=3),
    ),
    min_size=1,
    max_size=12,
)


def clock(milliseconds: int, sign: str) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}{sign}{rest:03d}"


def written(rows: list[tuple[int, int, list[str]]], sign: str) -> str:
    return "\n".join(
        f"{number}\n{clock(start, sign)} --> {clock(start + length, sign)}\n"
        + "".join(f"{line}\n" for line in said)
        for number, (start, length, said) in enumerate(rows, 1)
    )


def ours(text: str, path: str) -> list[tuple[float, str]]:
    file = ParsedFile.of_text(text, path)
    file.passage_minutes = 0.0
    form = next(form for form in STRUCTURED if file.suffix in form.own)
    (episode,) = form.read(file).episodes
    assert isinstance(episode, Episode)
    return [(round(float(s.start), 3), s.text) for s in episode.segments]


@given(spoken)
@examples(60)
def test_what_programs_write_is_read_as_pysubs2_and_webvtt_py_read_it(
    rows: list[tuple[int, int, list[str]]],
) -> None:
    srt, vtt = written(rows, ","), "WEBVTT\n\n" + written(rows, ".")
    asked = [(round(start / 1000, 3), "\n".join(said)) for start, _, said in rows]
    lines = pysubs2.SSAFile.from_string(srt, format_="srt")
    assert [(event.start / 1000, event.plaintext) for event in lines] == asked
    captions = webvtt.from_string(vtt).captions
    clocks = [clock(start, ".") for start, _, _ in rows]
    assert [each.start for each in captions] == clocks
    assert [each.text for each in captions] == [said for _, said in asked]
    rolls = said_once(
        [Cue(at, at + row[1] / 1000, said) for (at, said), row in zip(asked, rows, strict=True)]
    )
    if [cue.text for cue in rolls] == [said for _, said in asked]:
        assert ours(srt, "a.srt") == ours(vtt, "a.vtt") == asked


LONG = {
    "a.vtt": "00:01.000 --> 00:02.000\nsome words\n\n",
    "a.srt": "1\n00:00:01,000 --> 00:00:02,000\nsome words\n\n",
    "b.srt": " ",
    "c.srt": "-->\n",
    "a.sbv": "0:00:01.000,0:00:02.000\nwords\n",
    "a.lrc": "[00:01.00][00:02.00]words\n",
    "a.ttml": "<p begin='1s'>words</p>",
    "b.ttml": "<a>&x;",
    "a.json": '{"start": 1.0, "text": "words"},',
    "b.json": '{"a": [',
    "a.tsv": "1000\t2000\twords\n",
    "a.psc": "<chapter start='1' title='x'/>",
    "a.ogm": "CHAPTER01=00:00:01.000\n",
    "a.ffmetadata": "[CHAPTER]\nSTART=1\ntitle=x\\\n",
    "a.cue": "TRACK 01 AUDIO\nINDEX 01 00:00:00\n",
    "a.edl": "* LOC: 01:00:00:00 RED x\n",
    "a.qttext": "[00:00:01.000]\nwords\n",
}
HEADS = {".vtt": "WEBVTT\n\n", ".ttml": "<tt>", ".psc": "<chapters>"}


@pytest.mark.parametrize("name", LONG)
@pytest.mark.timeout(240)
def test_time_is_linear(name: str, tmp_path: Path) -> None:
    """Four times the text takes far less than the sixteen times of a square."""
    form = next((f for f in STRUCTURED if f".{name[2:]}" in f.suffixes), None)
    assert form is not None
    took = []
    for size in (30_000, 120_000):
        text = HEADS.get(name[1:], "") + LONG[name] * (size // len(LONG[name]))
        path = tmp_path / name
        path.write_text(f"[{text}" if name == "a.json" else text)
        gc.disable()  # it goes through all that other tests have left
        begun = process_time()
        reading = form.read(ParsedFile(str(path)))
        took.append(process_time() - begun)
        gc.enable()
        assert reading.episodes or reading.problems
    assert took[1] < 12 * took[0] + 0.1
