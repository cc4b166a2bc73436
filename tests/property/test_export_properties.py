"""What is written of any episode is read back as it was, in each form that can hold it.

A form holds what its makers meant it to: chapters are times and titles on one line. Some signs mean
something to those who read a form (entities in chapters of JSON, since people write them there), so
words are of letters and of the signs of the forms' own syntax.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import webvtt
from hypothesis import given
from hypothesis import strategies as st

from tests.property.examples import examples
from tui.exporters.caption_export import web_captions
from tui.exporters.chapter_exports import podlove_chapters, youtube_doubts
from tui.exporters.exported_episode import ExportedEpisode
from tui.exporters.forms import FORMS
from tui.exporters.output_files import file_name
from tui.exporters.own_form import OwnTemplates, own_form, template_doubts
from tui.exporters.vault_note import note_with_new, vault_note
from tui.exporters.web_page import web_page
from tui.model import Episode, Moment, Segment, Timecode
from tui.readers.format_reader import ParsedFile
from tui.readers.registry import FORMATS

word = st.text("abcdefgéñ今", min_size=3, max_size=8).map(str.capitalize)
words = st.lists(word, min_size=1, max_size=5).map(" ".join)
signs = st.sampled_from(["", *"=;#\\'\"*_[~"])
signed = st.tuples(words, signs, word)
titles = signed.map("".join)
texts = st.lists(words, min_size=1, max_size=3).map("\n\n".join)


@st.composite
def talks(draw: st.DrawFn) -> Episode:
    """Episodes whose segments begin at 0:00 and last half a minute or more."""
    steps = draw(st.lists(st.integers(30_000, 4_000_000), min_size=3, max_size=9))
    starts = [sum(steps[:count]) / 1000 for count in range(len(steps))]
    ends = [*starts[1:], sum(steps) / 1000]
    names = draw(st.lists(titles, min_size=len(steps), max_size=len(steps), unique=True))
    segments = [
        Segment(Timecode(start), Timecode(end), title, title, draw(texts))
        for start, end, title in zip(starts, ends, names, strict=True)
    ]
    return Episode(
        "talk.md",
        draw(words),
        show=draw(words),
        number=draw(st.integers(1, 999)),
        published=date(2024, 5, draw(st.integers(1, 31))),
        duration=ends[-1],
        media=draw(st.sampled_from([None, "https://youtu.be/abcdefghijk", "https://x.org/a.mp3"])),
        segments=tuple(segments),
    )


def read_back(text: str, name: str) -> Episode:
    file = ParsedFile.of_text(text, name)
    form = max(FORMATS, key=lambda form: form.guess(file))
    (episode,) = form.read(file).episodes
    return episode


def whole_seconds(episode: Episode) -> list[object]:
    return [(int(s.start), s.title) for s in episode.segments]


def to_the_millisecond(episode: Episode) -> list[object]:
    return [(round(s.start, 3), s.title) for s in episode.segments]


def with_ends(episode: Episode) -> list[object]:
    return [(round(s.start, 3), round(s.end or 0, 3), s.title) for s in episode.segments]


def with_words(episode: Episode) -> list[object]:
    """The readers of data take all lines of a text for lines of one paragraph."""
    rows = zip(with_ends(episode), episode.segments, strict=True)
    return [(row, segment.text.split()) for row, segment in rows]


def with_fields(episode: Episode) -> list[object]:
    fields = (episode.title, episode.show, episode.number, episode.published, episode.media)
    texts = [segment.text for segment in episode.segments]
    return [fields, int(episode.duration or 0), whole_seconds(episode), texts]


PAIRS: Sequence[tuple[str, Callable[[Episode], list[object]]]] = (
    ("markdown", with_fields),
    ("json", with_words),
    ("chapters", with_ends),
    ("podlove", to_the_millisecond),
    ("webvtt", with_ends),
    ("ffmetadata", with_ends),
    ("youtube", whole_seconds),
    ("csv", with_words),
)


@pytest.mark.parametrize(("name", "held"), PAIRS, ids=[name for name, _ in PAIRS])
@given(talk=talks())
@examples(15)
def test_what_is_read_back_is_what_was_written(
    name: str, held: Callable[[Episode], list[object]], talk: Episode
) -> None:
    form = FORMS[name]
    assert held(read_back(form.write(ExportedEpisode(talk)), f"a{form.suffix}")) == held(talk)


ELEMENTS = {
    *("doctype", "html", "head", "meta", "title", "style", "body", "article", "section", "aside"),
    *("nav", "details", "summary", "h1", "h2", "p", "a", "time", "ol", "ul", "li", "blockquote"),
    *("span", "br"),
}
anything = st.text(max_size=60)
any_segments = st.lists(
    st.builds(
        Segment,
        st.floats(0, 4_000_000).map(Timecode),
        st.one_of(st.none(), st.floats(0, 4_000_000).map(Timecode)),
        st.none(),
        anything,
        anything,
    ),
    max_size=5,
).map(tuple)
any_talks = st.builds(
    Episode,
    anything,
    anything,
    show=st.one_of(st.none(), anything),
    media=st.one_of(st.none(), anything, st.just("https://x.org/a?b=1&c=<d>")),
    duration=st.one_of(st.none(), st.floats(0, 4_000_000)),
    overview=st.lists(anything, max_size=2).map(tuple),
    segments=any_segments,
)
any_moments = st.lists(
    st.builds(
        Moment,
        anything,
        anything,
        anything,
        anything,
        st.one_of(st.none(), st.floats(0, 4_000_000).map(Timecode)),
        anything,
        anything,
        anything,
    ),
    max_size=3,
)
anything_exported = st.tuples(any_talks, any_moments).map(lambda pair: ExportedEpisode(*pair))


@given(anything_exported)
@examples(25)
def test_no_episode_makes_a_form_raise(exported: ExportedEpisode) -> None:
    for form in FORMS.values():
        assert form.write(exported).endswith("\n") or form.name == "youtube"
        assert all(form.doubts(exported))


@given(anything_exported)
def test_a_page_holds_no_element_or_address_of_the_words(exported: ExportedEpisode) -> None:
    page = web_page(exported)
    found = {part.split(">")[0].split()[0].strip("/!") for part in page.split("<")[1:] if part[:1]}
    assert found <= ELEMENTS
    for part in page.split('href="')[1:]:
        assert part.startswith(("#s", "http://", "https://"))


@given(any_talks)
def test_podlove_is_xml_of_any_words_that_xml_can_hold(talk: Episode) -> None:
    from tui.sanitize import clean_line  # the words of files are clean

    segments = [
        Segment(segment.start, None, None, clean_line(segment.gist), "")
        for segment in talk.segments
    ]
    clean_talk = Episode("a.md", "A", segments=tuple(segments))
    root = ET.fromstring(podlove_chapters(ExportedEpisode(clean_talk)))  # noqa: S314  our own
    told = sorted(segments, key=lambda segment: segment.start)
    assert [element.get("title") for element in root] == [segment.gist for segment in told]


@given(talks())
@examples(20)
def test_webvtt_is_what_another_program_reads(talk: Episode) -> None:
    captions = webvtt.from_string(web_captions(ExportedEpisode(talk))).captions
    assert len(captions) == len(talk.segments)


@given(any_moments, any_moments, st.text(max_size=200))
def test_a_note_is_only_ever_appended_to(
    first: list[Moment], second: list[Moment], mine: str
) -> None:
    talk = Episode("a.md", "A talk")
    note = vault_note(ExportedEpisode(talk, first)) + mine
    new = note_with_new(note, ExportedEpisode(talk, [*first, *second]))
    assert new.startswith(note)
    assert note_with_new(new, ExportedEpisode(talk, [*first, *second])) == new


@given(any_talks)
def test_a_file_name_leads_nowhere_else(talk: Episode) -> None:
    name = file_name(talk, ".md", "(0123abcd)")
    assert Path(name).name == name
    assert not name.startswith((".", "-", " "))
    assert len(name.encode("utf-8", "replace")) < 255
    assert name.isprintable()


@given(anything_exported, anything, anything, anything)
@examples(25)
def test_a_template_writes_or_is_told_to_be_wrong(
    exported: ExportedEpisode, episode: str, segment: str, moment: str
) -> None:
    templates = OwnTemplates(episode, segment, moment)
    if not template_doubts(templates):
        assert isinstance(own_form("mine", templates).write(exported), str)


@given(talks())
@examples(20)
def test_youtube_takes_what_has_no_doubts(talk: Episode) -> None:
    assert youtube_doubts(ExportedEpisode(talk)) == []
    short = Episode("a.md", "A", segments=talk.segments[1:3])
    assert len(youtube_doubts(ExportedEpisode(short))) >= 2


@given(anything_exported)
def test_json_holds_every_word(exported: ExportedEpisode) -> None:
    document = json.loads(FORMS["json"].write(exported))
    assert [row["gist"] for row in document["segments"]] == [
        segment.gist for segment in exported.episode.segments
    ]
    assert [row["note"] for row in document["moments"]] == [one.note for one in exported.moments]
