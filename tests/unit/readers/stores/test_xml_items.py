"""Lists of articles in XML of any kind, and shortcuts to pages."""

from __future__ import annotations

import pytest

from tests.unit.readers.written import read_text, said
from tui.model import iso_day

ADDRESS = "https://a.example/a"
LISTS = {
    "tt-rss": "<articles v='1'><article><title><![CDATA[Bees]]></title><published>0</published>"
    f"<link>{ADDRESS}</link><updated>2022-07-14 10:00:00</updated></article></articles>",
    "Pinboard": f"<posts user='x'><post href='{ADDRESS}' time='2022-07-14T10:00:00Z'"
    " description='Bees' extended='' tag='law'/></posts>",
    "XBEL": f"<xbel><folder><title>Law</title><bookmark href='{ADDRESS}' added='2022-07-14'>"
    "<title>Bees</title></bookmark></folder></xbel>",
}


@pytest.mark.parametrize("program", LISTS)
def test_what_programs_give_out(program: str) -> None:
    (item,) = read_text("a.xml", f"<?xml version='1.0'?>\n{LISTS[program]}").news
    assert (item.title, item.url, iso_day(item.published)) == ("Bees", ADDRESS, "2022-07-14")


def test_a_sitemap_of_news_lists_articles() -> None:
    head = "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:n='n'>"
    told = "<n:publication><n:name>Wire</n:name></n:publication><n:title>Bees</n:title>"
    date = "<n:publication_date>2022-07-14</n:publication_date>"
    text = f"{head}<url><loc>{ADDRESS}</loc><n:news>{told}{date}</n:news></url></urlset>"
    (item,) = read_text("sitemap.xml", text).news
    assert (item.title, item.url, item.provider) == ("Bees", ADDRESS, "Wire")
    assert iso_day(item.published) == "2022-07-14"


def test_other_xml_lists_none() -> None:
    reading = read_text("a.xml", "<?xml version='1.0'?><a><b>x</b><b c='1'>y</b></a>")
    assert not reading.news
    assert "XML of another kind" in said(reading)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Bees.url", f"[InternetShortcut]\r\nURL={ADDRESS}\r\n"),
        ("Bees.desktop", f"[Desktop Entry]\nType=Link\nURL={ADDRESS}\n"),
        ("Bees.webloc", f"<plist><dict><key>URL</key><string>{ADDRESS}</string></dict></plist>"),
    ],
)
def test_a_shortcut_is_the_page_that_it_leads_to(name: str, text: str) -> None:
    (item,) = read_text(name, text).news
    assert (item.title, item.url) == ("Bees", ADDRESS)
    assert "no web address" in said(read_text("a.url", "[InternetShortcut]\nURL=file:///etc\n"))
