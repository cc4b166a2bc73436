"""Org mode: keywords and properties are fields, the rest is Markdown, line by line."""

from __future__ import annotations

from tui.readers.format_reader import ParsedFile
from tui.readers.frontmatter.org_mode import is_org, read_org
from tui.readers.news.reader import read_article
from tui.readers.summary.reader import read_summary

TALK = """#+TITLE: A year with bees
#+DATE: <2024-05-01 Wed>
#+FILETAGS: :bees:winter:

* TODO [[video:https://youtu.be/abcdefghijk#0:00:00][0:00:00]] Waking :bees:
First *flight* in March.
* [[video:https://youtu.be/abcdefghijk#0:05:30-0:07:00][0:05:30-0:07:00]] Mites
# a comment
#+begin_quote
Count them.
#+end_quote
* Winter
:PROPERTIES:
:TIME: 1:02:03
:ID: 12
:END:
A ball.
"""


def test_a_talk_has_its_fields_times_and_address() -> None:
    file = ParsedFile.of_text(TALK, "talk.org")
    talk = read_summary(file)
    assert [(float(s.start), s.title, s.text) for s in talk.segments] == [
        (0, "Waking", "First flight in March."),
        (330, "Mites", "Count them."),
        (3723, "Winter", "A ball."),
    ]
    assert (talk.title, str(talk.published)) == ("A year with bees", "2024-05-01")
    assert talk.media == "https://youtu.be/abcdefghijk"
    assert file.matter.fields["tags"] == "bees, winter"
    assert len(file.matter.body.split("\n")) == len(TALK.split("\n"))


def test_an_article_keeps_its_links_and_loses_what_is_none_of_it() -> None:
    text = (
        ":PROPERTIES:\n:ID: 12\n:ROAM_REFS: https://a.example/bees\n:END:\n#+title: Bees wake\n\n"
        "* The first flight\nSays [[https://k.example][a keeper]], =code= too.\n"
    )
    item = read_article(ParsedFile.of_text(text, "bees.org"))
    assert (item.title, item.url) == ("Bees wake", "https://a.example/bees")
    assert item.body == "The first flight\n\nSays a keeper, code too."


def test_moments_of_files_are_times_and_labels_stay() -> None:
    body = read_org("#+title: x\n- [[mpv:talk.mp4::00:05:30][Mites]]\n- [[file:a.pdf][paper]]").body
    assert body.split("\n")[1:] == ["- [00:05:30] Mites", "- paper"]


def test_a_heading_of_markdown_is_no_org_mode() -> None:
    assert not is_org("# Bees\n#+ no keyword")
    assert not is_org("* item\n* item")
