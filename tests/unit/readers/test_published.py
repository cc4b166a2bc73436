"""What programs keep, as episodes and news items."""

from __future__ import annotations

from tui.readers.published import Published, as_html, limited, plain_value


def test_an_excerpt_that_says_something_else_is_kept() -> None:
    item = Published.of_html(
        "a", {"title": "Bees"}, "<p>A swarm.</p>", "<p>In short.</p>"
    ).news_item()
    assert (item.excerpt, item.body) == ("In short.", "A swarm.")
    alone = Published.of_html("a", {}, "", "<p>In short.</p>").news_item()
    assert (alone.excerpt, alone.body) == ("", "In short.")


def test_the_notes_of_a_recording_say_nothing_twice() -> None:
    notes = "<p>All about bees.</p><p>0:00 A<br>1:00 B</p>"
    for excerpt in ("All about bees.", ""):
        episode = Published.of_html("a", {"title": "T"}, notes, excerpt).episode()
        assert episode.overview == ("All about bees.",)
    other = Published.of_html("a", {"title": "T"}, notes, "Something else about them.").episode()
    assert other.overview == ("Something else about them.", "All about bees.")


def test_times_are_told_on_the_lines_of_the_file() -> None:
    source = "<item>\n<p>\n0:00 A</p><p>1:00 B</p>\n<p>2:00 C</p></item>"
    html = "<p>0:00 A</p><p>1:00 B</p><p>2:00 C</p>"
    episode = Published.of_html("a", {}, html, line=10, source=source).episode()
    assert [one.line for one in episode.segments] == [12, 12, 13]


def test_values_of_json_are_texts() -> None:
    deep: object = 1
    for _ in range(50):
        deep = [deep]
    value = {"a": 1.0, "b": True, "c": None, "d": ["x\x1b[31m", 2.5], "e": deep}
    plain = plain_value(value)
    assert isinstance(plain, dict)
    assert (plain["a"], plain["b"], plain["c"], plain["d"]) == ("1", "true", None, ["x", "2.5"])


def test_plain_text_is_no_html() -> None:
    assert as_html("1 < 2 & 3", is_plain=True) == "1 &lt; 2 &amp; 3"
    assert as_html("<p>x</p>", is_plain=True) == "<p>x</p>"


def test_no_more_items_than_the_limit() -> None:
    some, problems = limited(iter(range(10_001)), "a", "things")
    assert len(some) == 10_000
    assert "more than 10,000 things" in problems[0].message
