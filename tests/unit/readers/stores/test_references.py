"""References as RIS, PubMed, EndNote and BibTeX have them."""

from __future__ import annotations

import pytest

from tests.unit.readers.written import read_text, said
from tui.model import iso_day

ADDRESS = "https://a.example/bees"
FORMS = {
    "a.ris": f"TY  - NEWS\r\nTI  - Bienen vor\r\n  Gericht\r\nT2  - Wire\r\nPY  - 2024\r\n"
    "DA  - 2024/05/01/\r\nKW  - law\r\nKW  - bees\r\nAB  - A swarm came.\r\n"
    f"UR  - {ADDRESS}\r\nER  - \r\n",
    "a.enw": "%0 Newspaper Article\n%T Bienen vor Gericht\n%J Wire\n%D 2024\n%8 2024-05-01\n"
    f"%K law\n%K bees\n%X A swarm came.\n%U {ADDRESS}\n",
    "a.bib": '@article{lee24,\n title = {{Bienen} vor Gericht}, journal = "Wire",\n'
    f" keywords={{law, bees}}, abstract = {{A swarm came.}}, url = {{{ADDRESS}}},\n"
    " year = 2024, month = may, day = 1}\n",
    "a.txt": "@online{lee24,\n  title = {Bienen vor Gericht},\n  organization = {Wire},\n"
    f"  date = {{2024-05-01}}, keywords = {{law, bees}}, abstract = {{A swarm came.}},\n"
    f"  url={{{ADDRESS}}}\n}}",
}


@pytest.mark.parametrize("name", FORMS)
def test_a_reference_is_an_article(name: str) -> None:
    (item,) = read_text(name, FORMS[name]).news
    assert (item.title, item.url, item.provider) == ("Bienen vor Gericht", ADDRESS, "Wire")
    assert (iso_day(item.published), item.topics) == ("2024-05-01", ("law", "bees"))
    assert item.body == "A swarm came."


def test_several_and_what_latex_writes() -> None:
    text = "@a{k, title={Gr\\\"{u}{\\ss}e \\& B\\'{e}es}, doi={10.1/x}}\n@b{l, title={Tea"
    first, second = read_text("a.bib", text).news
    assert (first.title, first.url) == ("Grüße & Bées", "https://doi.org/10.1/x")
    assert second.title == "Tea"
    assert "no reference" in said(read_text("a.ris", "TY  - NEWS\nER  - \n"))


@pytest.mark.timeout(60)  # far more than it takes, far less than any square of it
@pytest.mark.parametrize("piece", ["@a{b,c={", '@a{b,c="', "@a{b,c=d}", "TY  - \n", "  x\n"])
def test_hostile_text_takes_linear_time(piece: str) -> None:
    assert not read_text("a.bib", piece * (200_000 // len(piece))).episodes
