"""Notes for a vault: what stands in them, and that they are only ever appended to."""

from __future__ import annotations

from msgspec.structs import replace

from tests.unit.exporters.talks import EXPORTED, KEY, NOTE, STAR, TALK
from tui.exporters.exported_episode import ExportedEpisode
from tui.exporters.vault_note import episode_of_note, note_with_new, vault_note
from tui.model import Moment, TextPosition, Timecode
from tui.readers.format_reader import ParsedFile
from tui.readers.registry import FORMATS


def read_back(note: str) -> list[tuple[float, str | None]]:
    file = ParsedFile.of_text(note, "note.md")
    reader = max(FORMATS, key=lambda form: form.guess(file))
    (episode,) = reader.read(file).episodes
    return [(segment.start, segment.title) for segment in episode.segments]


def test_a_note_has_front_matter_segments_and_what_was_kept() -> None:
    lines = vault_note(EXPORTED).splitlines()
    assert 'title: "Bees & <robots>"' in lines
    assert 'duration: "0:15:00"' in lines
    assert 'tags: ["vet"]' in lines
    assert "### [0:05:00](<https://www.youtube.com/watch?v=abcdefghijk&t=300>) Mites" in lines
    address = "https://www.youtube.com/watch?v=abcdefghijk&t=310"
    at = lines.index(f"> [!note] [at 0:05:10](<{address}>) Mites")
    assert lines[at + 1 : at + 8] == [
        "> Ask #vet about",
        "> acid",
        ">",
        "> > One paragraph.",
        ">",
        "> `skimcast talks/bees.md --at 0:05:10` leads back",
        "",
    ]
    assert lines[at + 8].startswith("^kept-")
    assert "> - [RoboBee \\[lands\\]](<https://example.org/r>)" in lines


def test_what_was_kept_is_not_taken_for_segments_when_the_note_is_read() -> None:
    assert read_back(vault_note(EXPORTED)) == [(0, "Winter"), (300, "Mites"), (600, "Robots")]
    bare = EXPORTED._replace(episode=replace(TALK, media=None))
    assert read_back(vault_note(bare)) == [(0, "Winter"), (300, "Mites"), (600, "Robots")]


def test_only_what_is_new_is_appended_and_all_before_stays() -> None:
    note = vault_note(EXPORTED._replace(moments=(STAR,)))
    mine = note.replace("The hive", "My hive") + "\nMy own last line, without a line feed"
    new = note_with_new(mine, EXPORTED)
    assert new.startswith(mine)
    added = new[len(mine) :]
    assert added.count("^kept-") == 1
    assert "Ask #vet" in added
    assert "## Kept" not in added
    assert note_with_new(new, EXPORTED) == new


def test_a_note_whose_words_have_changed_is_appended_as_it_is_now() -> None:
    note = vault_note(EXPORTED)
    changed = (replace(NOTE, note="Asked: no acid"), STAR)
    new = note_with_new(note, EXPORTED._replace(moments=changed))
    assert new.startswith(note)
    assert "Asked: no acid" in new[len(note) :]
    assert new.count("^kept-") == 3


def test_the_first_moments_of_a_note_get_their_heading() -> None:
    note = vault_note(EXPORTED._replace(moments=()))
    assert "## Kept" not in note
    assert note_with_new(note, EXPORTED)[len(note) :].startswith("\n## Kept\n\n> [!note]")
    assert note_with_new("", EXPORTED).startswith("\n## Kept\n")


def test_whose_note_it_is_stands_in_it() -> None:
    assert episode_of_note(vault_note(EXPORTED)) == KEY
    assert episode_of_note("---\ntitle: my own\n---\n") is None
    assert episode_of_note(f"My text\nskimcast_id: {KEY}\n") is None


def test_a_moment_without_a_timecode_has_none() -> None:
    moment = Moment("k", KEY, "", "Bees", TextPosition(4), "Part", "a note")
    note = vault_note(ExportedEpisode(replace(TALK, segments=()), (moment,), (), KEY))
    assert "> [!note] Part\n> a note\n>\n> `skimcast talks/bees.md` leads back\n" in note


def test_a_file_name_can_do_nothing_in_a_note() -> None:
    path = "-x `a`; rm $(b).md"
    exported = ExportedEpisode(replace(TALK, path=path), (STAR,), (), KEY)
    assert "`` skimcast ./'-x `a`; rm $(b).md' --at 0:10:00 ``" in vault_note(exported)


def test_moments_are_no_list_of_their_own_for_an_episode_of_one_segment() -> None:
    one = replace(TALK, segments=TALK.segments[:1])
    moments = tuple(replace(STAR, key=f"k{n}", seconds=Timecode(60 * n)) for n in range(1, 9))
    assert read_back(vault_note(ExportedEpisode(one, moments, (), KEY))) == [(0, "Winter")]
