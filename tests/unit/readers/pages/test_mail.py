"""Letters and pages saved as mail."""

from __future__ import annotations

import pytest

from tests.unit.readers.written import read_text, said
from tui.model import iso_day

HEAD = (
    "From: =?utf-8?q?Field_W=C3=AFre?= <a@b.example>\nSubject: Bees in\n court\n"
    "Date: Thu, 14 Jul 2022 10:00:00 +0000\nMIME-Version: 1.0\n"
)
HTML = "<p>A judge has decided that a swarm belongs to whoever follows it.</p>"
BOTH = (
    f"{HEAD}Content-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/plain\n\n"
    f"Plain.\n--x\nContent-Type: text/html; charset=utf-8\n\n{HTML}\n--x--\n"
)


def test_the_part_of_html_is_the_article() -> None:
    (item,) = read_text("a.eml", BOTH).news
    assert (item.title, item.provider) == ("Bees in court", "Field Wïre")
    assert iso_day(item.published) == "2022-07-14"
    assert item.body == "A judge has decided that a swarm belongs to whoever follows it."


@pytest.mark.parametrize(
    ("head", "provider"),
    [
        ("From: news@email.fieldwire.example", "fieldwire.example"),
        ("From: news@news.example", "news.example"),
        ("From: b@mail.sender.example\nList-Id: Field Wire <wire.sender.example>", "Field Wire"),
    ],
)
def test_who_gives_no_name_is_called_as_the_list_or_the_domain(head: str, provider: str) -> None:
    letter = f"{head}\nSubject: Bees\nMIME-Version: 1.0\nContent-Type: text/html\n\n{HTML}"
    assert [item.provider for item in read_text("a.eml", letter).news] == [provider]


def test_plain_text_alone_is_one_as_well() -> None:
    (item,) = read_text("a.eml", f"{HEAD}Content-Type: text/plain\n\nOne <two>.\n\nThree.\n").news
    assert item.body == "One <two>.\n\nThree."


def test_quoted_and_encoded_bodies_are_decoded() -> None:
    head = f"{HEAD}Content-Type: text/html; charset=iso-8859-1\nContent-Transfer-Encoding: "
    quoted = read_text("a.eml", f"{head}quoted-printable\n\n<p>caf=E9 =\nau lait</p>\n")
    coded = read_text("a.eml", f"{head}base64\n\nPHA+Y2Fm6Twv\ncD4=\n")
    assert [quoted.news[0].body, coded.news[0].body] == ["café au lait", "café"]


def test_a_saved_page_has_its_own_title_and_address() -> None:
    head = "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/bees\n"
    page = f"<html><head><title>Bees</title></head><body>{HTML}</body></html>"
    text = f"{head}MIME-Version: 1.0\nContent-Type: text/html\n\n{page}"
    (item,) = read_text("a.mhtml", text).news
    assert (item.title, item.url, item.provider) == ("Bees", "https://a.example/bees", None)


def test_a_letter_is_told_by_its_head() -> None:
    assert [item.title for item in read_text("letter.txt", BOTH).news] == ["Bees in court"]


def test_parts_without_end_and_letters_without_text_are_told() -> None:
    part = "--a\nContent-Type: multipart/mixed; boundary=a\n\n"
    many = f"{HEAD}Content-Type: multipart/mixed; boundary=a\n\n{part * 5000}"
    assert "parts within each other" in said(read_text("a.eml", many))
    picture = f"{HEAD}Content-Type: image/png\nContent-Transfer-Encoding: base64\n\nAAAA\n"
    assert "holds no text" in said(read_text("a.eml", picture))
