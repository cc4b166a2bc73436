"""Front matter: its shapes, what is broken in it, and what must not grow."""

from __future__ import annotations

from itertools import pairwise

from tui.readers.frontmatter.document import FrontMatter, split
from tui.readers.frontmatter.yaml_events import MAX_DEPTH
from tui.readers.source import Source


def taken(text: str, path: str = "memory.md") -> FrontMatter:
    return split(Source.of_text(text, path))


def said(matter: FrontMatter) -> list[tuple[int | None, str]]:
    return [(problem.line, problem.message) for problem in matter.problems]


def test_yaml_between_fences_is_taken_from_the_body() -> None:
    matter = taken("---\ntitle: Tea\ntags: [a, b]\n---\nThe body.\n")
    assert matter.fields == {"title": "Tea", "tags": ["a", "b"]}
    assert matter.lines == {"title": 2, "tags": 3}
    assert (matter.body, matter.body_line) == ("The body.\n", 5)
    assert matter.problems == ()


def test_dots_close_front_matter_too() -> None:
    assert taken("---\na: 1\n...\nbody").body == "body"


def test_front_matter_may_stand_below_a_mark_and_empty_lines() -> None:
    matter = taken("\ufeff\n\n---\ntitle: Tea\n---\nbody")
    assert matter.lines == {"title": 4}
    assert (matter.body, matter.body_line) == ("body", 6)


def test_text_glued_to_the_closing_fence_begins_the_body() -> None:
    matter = taken("---\ntitle: Tea\n---### News\n")
    assert (matter.body, matter.body_line) == ("### News\n", 3)


def test_scalars_stay_the_text_that_was_written() -> None:
    matter = taken("---\na: 12:34\nb: no\nc: 2022-10-31\nd: 0o17\ne: .inf\nf: 1_000\n---\n")
    assert list(matter.fields.values()) == ["12:34", "no", "2022-10-31", "0o17", ".inf", "1_000"]


def test_nothing_and_null_are_none_and_quoted_ones_are_text() -> None:
    matter = taken("---\na:\nb: null\nc: ~\nd: 'null'\ne: ''\n---\n")
    assert matter.fields == {"a": None, "b": None, "c": None, "d": "null", "e": ""}


def test_lists_and_mappings_nest() -> None:
    matter = taken("---\nchapters:\n  - time: 0:00\n    title: 'One: two'\nmore: {a: [b]}\n---\n")
    assert matter.fields["chapters"] == [{"time": "0:00", "title": "One: two"}]
    assert matter.fields["more"] == {"a": ["b"]}


def test_aliases_stand_for_what_they_name() -> None:
    assert taken("---\na: &x [1, 2]\nb: *x\n---\n").fields["b"] == ["1", "2"]


def test_unknown_tags_are_passed_over() -> None:
    matter = taken("---\na: !!python/object:os.system x\nb: !thing [y]\n---\n")
    assert matter.fields == {"a": "x", "b": ["y"]}


def test_a_whole_file_of_yaml_has_no_body() -> None:
    matter = taken("title: Tea\n\nchapters:\n  - time: 00:07:56\n    title: Pot\n")
    assert matter.fields["chapters"] == [{"time": "00:07:56", "title": "Pot"}]
    assert matter.body == ""


def test_a_yaml_file_needs_no_telling_names() -> None:
    assert taken("colour: red\n", "things.yaml").fields == {"colour": "red"}
    assert taken("---\ncolour: red\n", "things.yml").fields == {"colour": "red"}
    one = {"time": "0:10", "title": "Pot"}
    assert taken("- time: 0:10\n  title: Pot\n", "tea.yaml").fields == {"chapters": [one]}
    assert taken("- title: Pot\n", "tea.yaml").fields == {"items": [{"title": "Pot"}]}


def test_a_whole_file_of_times_with_words_is_a_list_of_chapters() -> None:
    matter = taken("00:00: Intro\n'12:30': Next\n", "a.yaml")
    assert matter.fields == {"chapters": {"00:00": "Intro", "12:30": "Next"}}


def test_a_whole_file_of_toml_has_no_body() -> None:
    matter = taken('title = "Bees"\n[[chapters]]\nstart = "0:00"\ntitle = "Intro"\n', "bees.toml")
    assert matter.fields == {"title": "Bees", "chapters": [{"start": "0:00", "title": "Intro"}]}
    assert matter.body == ""


def test_an_object_of_json_above_a_text_is_front_matter() -> None:
    matter = taken('{\n "title": "Bees", "tags": ["law"], "draft": null\n}\n\n0:00 Intro\n')
    assert matter.fields == {"title": "Bees", "tags": ["law"]}
    assert (matter.body.strip(), matter.body_line) == ("0:00 Intro", 3)
    assert not taken('{"title": "Bees", "date": "2024"}\n').fields  # a file of JSON
    assert not taken('{"title": "Bees", "date":\n\nText').fields


def test_prose_that_begins_with_a_word_and_a_colon_is_no_front_matter() -> None:
    for text in ("Note: nothing here.\n\nMore.", "Ada: Hello.\nBob: Hi.\nAda: Bye.\n"):
        matter = taken(text)
        assert matter.fields == {}
        assert matter.body == text


def test_a_header_above_an_empty_line_is_front_matter() -> None:
    matter = taken("Title: This: that\nDate: 2019-01-29\n\nHello *there*.\n")
    assert matter.fields == {"Title": "This: that", "Date": "2019-01-29"}
    assert (matter.body, matter.body_line) == ("Hello *there*.\n", 4)


def test_toml_between_plus_signs_is_read_as_text() -> None:
    matter = taken('+++\ntitle = "Tea"\nwhen = 2022-10-31\nok = true\nn = [1, 2]\n+++\nbody')
    assert matter.fields == {"title": "Tea", "when": "2022-10-31", "ok": "true", "n": ["1", "2"]}
    assert matter.lines["when"] == 3
    assert matter.body == "body"


def test_broken_toml_gives_its_plain_lines_and_the_line_to_mend() -> None:
    page = taken('+++\ntitle = "Tea"\n[extra]\ntitle = "Other"\nurl = "https://a.example"\n+++\n')
    assert (page.fields["title"], page.fields["url"]) == ("Tea", "https://a.example")
    matter = taken('+++\ntitle = "Tea"\nx = = 1\n+++\nbody')
    assert matter.fields["title"] == "Tea"
    assert matter.body == "body"
    assert [line for line, _ in said(matter)] == [3]


def test_an_unquoted_colon_is_mended_and_told_with_its_line() -> None:
    matter = taken("---\na: b\ntitle: GLM 5: local\nchapters:\n- time: 0:00\n  title: x: y\n---\nB")
    assert matter.fields["title"] == "GLM 5: local"
    assert matter.fields["chapters"] == [{"time": "0:00", "title": "x: y"}]
    assert matter.body == "B"
    assert [line for line, _ in said(matter)] == [3, 6]
    assert "put the value between quotes" in said(matter)[0][1]


def test_an_open_quote_is_mended_and_told_with_its_line() -> None:
    matter = taken('---\na: b\ntitle: "Tea\nc: d\n---\nbody')
    assert matter.fields == {"a": "b", "title": "Tea", "c": "d"}
    assert [line for line, _ in said(matter)] == [3]


def test_values_that_begin_like_yaml_signs_are_mended() -> None:
    matter = taken('---\na: @ada\nb: "C:\\q"\nc: [open\nd: "x" and y\n---\n')
    assert matter.fields == {"a": "@ada", "b": "C:\\q", "c": "[open", "d": '"x" and y'}


def test_a_line_that_is_no_pair_is_left_out_and_told() -> None:
    matter = taken("---\nwhat is this\na: b\n---\nbody")
    assert matter.fields == {"a": "b"}
    assert said(matter)[0][0] == 2
    assert "left out" in said(matter)[0][1]


def test_yaml_past_mending_gives_its_plain_lines() -> None:
    matter = taken("---\ntitle: Tea\n  oops: x\ntags:\n  - a\n  - b\nend: 'z'\n---\nbody")
    assert matter.fields["title"] == "Tea"
    assert matter.fields["tags"] == ["a", "b"]
    assert matter.fields["end"] == "z"
    assert matter.body == "body"
    assert said(matter)[0][0] == 3


def test_a_name_that_stands_twice_is_told_and_the_last_counts() -> None:
    matter = taken("---\na: 1\nb: 2\na: 3\n---\n")
    assert matter.fields == {"a": "3", "b": "2"}
    assert said(matter) == [(4, "'a' stands twice; the last one counts.")]


def test_an_alias_without_a_name_is_told_and_kept_as_text() -> None:
    matter = taken("---\na: *tea\n---\n")
    assert matter.fields == {"a": "*tea"}
    assert said(matter)[0][0] == 2


def test_text_between_two_rules_is_told_and_stays_text() -> None:
    text = "---\nJust prose.\n---\nMore.\n"
    matter = taken(text)
    assert matter.fields == {}
    assert matter.body == text
    assert said(matter)[0][0] == 1


def test_front_matter_that_is_never_closed_is_read_and_told() -> None:
    matter = taken("---\ntitle: Tea\ntags:\n  - a\n\n# Heading\n0:00 One\n")
    assert matter.fields == {"title": "Tea", "tags": ["a"]}
    assert matter.body.startswith("# Heading")
    assert matter.body_line == 6
    assert said(matter)[0] == (
        1,
        "this front matter is never closed; write a line of --- below its last line.",
    )


def test_a_rule_at_the_top_of_a_text_is_not_an_open_fence() -> None:
    matter = taken("---\n\n0:00 One\n1:00 Two\n")
    assert matter.fields == {}
    assert matter.problems == ()
    assert "0:00 One" in matter.body


def test_a_bomb_of_aliases_is_turned_down_and_the_rest_is_read() -> None:
    rows = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    rows += [f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in pairwise("abcdefghi")]
    matter = taken("---\ntitle: Tea\n" + "\n".join(rows) + "\n---\nbody")
    assert matter.fields["title"] == "Tea"
    assert matter.body == "body"
    assert "turned down" in said(matter)[0][1]


def test_a_long_text_repeated_by_aliases_is_turned_down() -> None:
    matter = taken(f"---\na: &a {'x' * 99_999}\nb: [{', '.join(['*a'] * 200)}]\n---\n")
    assert "turned down" in said(matter)[0][1]


def test_deep_nesting_is_turned_down() -> None:
    matter = taken(f"---\ntitle: Tea\na: {'[' * 5000}\n---\nbody")
    assert matter.fields["title"] == "Tea"
    assert f"more than {MAX_DEPTH} deep" in said(matter)[0][1]


def test_control_characters_are_taken_out_and_told() -> None:
    matter = taken('---\na: b\ntitle: \x1b[31mTea\x1b[0m\nc: "\\e]0;x\\aPot"\n---\n')
    assert matter.fields == {"a": "b", "title": "Tea", "c": "Pot"}
    assert [line for line, _ in said(matter)] == [3, 4]


def test_an_order_of_direction_is_taken_out_and_told() -> None:
    matter = taken("---\ntitle: Tea\u202efdp\n---\n")
    assert matter.fields == {"title": "Teafdp"}
    assert said(matter)[0][0] == 2


def test_yaml_above_a_fence_needs_none_above_it() -> None:
    matter = taken("title: Tea\ndate: 2024/05/01 08:30:00\ntags:\n- a\n- b\n---\nThe body.\n")
    assert matter.fields == {"title": "Tea", "date": "2024/05/01 08:30:00", "tags": ["a", "b"]}
    assert (matter.body, matter.body_line) == ("The body.\n", 7)
    heading = "Note: this\n---\nis a heading.\n"
    assert taken(heading).body == heading


def test_lists_may_stand_in_a_header_without_fences() -> None:
    matter = taken('title: "Tea: hot"\ntags:\n- a\n- b\n\nThe body.\n')
    assert matter.fields == {"title": "Tea: hot", "tags": ["a", "b"]}
    assert matter.body == "The body.\n"


def test_properties_of_a_note_are_front_matter() -> None:
    matter = taken(
        "title:: Tea, hot\nurl:: https://a.example/\npublished:: [[2024-05-01]]\n"
        "tags:: [[bees]], #law\nby:: [[Ann|Ann Lee]] and others\n\n- The body.\n"
    )
    assert matter.fields == {
        "title": "Tea, hot",
        "url": "https://a.example/",
        "published": "2024-05-01",
        "tags": ["bees", "law"],
        "by": "Ann Lee and others",
    }
    assert (matter.body.strip(), matter.lines["tags"]) == ("- The body.", 4)
    code = "std::vector is one\nso::they say\n"
    assert taken(code).body == code


def test_what_joplin_has_below_a_note_is_its_front_matter() -> None:
    told = (
        "id: 0a\nparent_id: 0b\ncreated_time: 2024-05-03T10:00:00Z\nsource_url: {0}\nauthor: Ann\n"
    )
    text = f"Bees\n\nA swarm came.\n\n{told.format('https://a.example')}is_shared: 0\ntype_: 1\n"
    matter = split(Source("a.md", text))
    assert (matter.fields["title"], matter.fields["source_url"]) == ("Bees", "https://a.example")
    assert (matter.body.strip(), matter.body_line) == ("A swarm came.", 2)
