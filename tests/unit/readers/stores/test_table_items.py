"""Tables of saved articles."""

from __future__ import annotations

import pytest

from tests.unit.readers.written import read_text, said
from tui.model import iso_day


@pytest.mark.parametrize(
    "table",
    [
        "title,url,time_added,tags,status\nBees,https://a.example/a,1657792800,ai|law,unread\n",
        'URL,Title,Selection,Folder,Timestamp\nhttps://a.example/a,Bees,"A, b",ai,1657792800\n',
        "Title\tURL\tDocument tags\tSaved date\nBees\thttps://a.example/a\t['ai']\t2022-07-14\n",
        "日付,タイトル,リンク\n2022-07-14,Bees,https://a.example/a\n",
        "\ufefftitle;url;created\nBees;https://a.example/a;2022-07-14T10:00:00Z\n",
    ],
)
@pytest.mark.parametrize("name", ["a.csv", "a.txt"])
def test_what_programs_give_out(table: str, name: str) -> None:
    (item,) = read_text(name, table).news
    assert (item.title, item.url) == ("Bees", "https://a.example/a")
    assert iso_day(item.published) == "2022-07-14"


def test_topics_are_divided() -> None:
    table = "title,url,tags\nBees,https://a.example/a,ai|tesla\n"
    assert read_text("a.csv", table).news[0].topics == ("ai", "tesla")


def test_a_row_may_have_several_lines_and_one_that_says_nothing_is_told() -> None:
    table = 'title,url,note\nBees,https://a.example/a,"one\ntwo"\n,,x\nWasps,,\n'
    reading = read_text("a.csv", table)
    assert [item.title for item in reading.news] == ["Bees", "Wasps"]
    assert ":4: this row has no title" in said(reading)


def test_another_table_is_none() -> None:
    assert not read_text("a.csv", "start,end,title\n0,1,A\n").news
    assert not read_text("a.csv", "a,b\n1,2\n").news
    chapters = read_text("a.csv", "Start,Title,URL\n0:00,Bees,https://a.example\n5:00,Wasps,\n")
    assert not chapters.news
    assert [segment.title for segment in chapters.episodes[0].segments] == ["Bees", "Wasps"]


def test_a_cell_without_end_is_told() -> None:
    reading = read_text("a.csv", 'title,url\nA,https://a.example/a\n"' + "x,\n" * 500_000)
    assert len(reading.news) == 1
    assert "this is no table" in said(reading)


def test_highlights_of_one_article_are_one_item() -> None:
    rows = "Highlight,Book Title,Highlighted at\nOne.,Bees,2024-05-01\nTwo.,Bees,2024-05-02\n"
    (bees,) = read_text("readwise.csv", f"{rows}Three.,Mites,2024-05-03\n").news[:1]
    assert (bees.title, bees.body) == ("Bees", "One.\n\nTwo.")
