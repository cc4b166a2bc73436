"""Lists of links as news."""

from __future__ import annotations

import pytest

from tests.unit.readers.written import read_text
from tui.model import iso_day

URLS = [f"https://a.example/{number}" for number in range(3)]
LISTS = {
    "links": "# Read\n\nOf the last week.\n\n- [{0}]({1}) - a verdict\n",
    "links in bold": "* **[{0}]({1})** — a verdict\n",
    "tasks": "- [x] [{0}]({1})\n",
    "a date before": "1. {2} [{0}]({1})\n",
    "a date behind": "- [{0}]({1}) (Wire, {2})\n",
    "names": "- {0}: {1}\n",
    "names and tabs": "{0}\t{1}\n",
    "in angles": "{0} <{1}>\n",
    "above the address": "{0}\n{1}\n\n",
    "items within": "- [{0}]({1})\n  - A verdict.\n",
    "headings": "## [{0}]({1})\n\nA verdict.\n\n",
    "bold, and a link behind": "1. **{0}** — a verdict. [Wire]({1})\n",
    "underlined": "{0}\n------\nA verdict was given.\n{1}\n\n",
    "in capitals": "{0}\nA verdict was given.\n{1}\n\n",
    "sections": "## {0}\n*{2} · Wire*\n\nA verdict. [Read more]({1})\n\n",
}


@pytest.mark.parametrize("form", LISTS)
def test_each_link_is_an_item(form: str) -> None:
    head, _, line = LISTS[form].rpartition("\n\n- ") if "# Read" in form else ("", "", LISTS[form])
    named = "NEWS OF BEES {}" if form == "in capitals" else "Bees {}"
    head = "FIELD WIRE WEEKLY\nIssue 12\n\n" if form == "in capitals" else head
    rows = (line.format(named.format(n), u, f"2024-05-0{n + 1}") for n, u in enumerate(URLS))
    news = read_text("a.md", head + "".join(rows)).news
    assert [(item.title, item.url) for item in news] == [
        (named.format(n), URLS[n]) for n in range(3)
    ]
    if "{2}" in LISTS[form]:
        assert [iso_day(item.published) for item in news][1] == "2024-05-02"


def test_an_article_with_sources_below_is_one_item() -> None:
    words = "A long verdict was given today by the court, after many days of hearings. " * 5
    sources = "\n".join(f"- [Source]({url})" for url in URLS)
    (item,) = read_text("a.md", f"# Bees\n\n{words}\n\n## Sources\n\n{sources}\n").news
    assert item.title == "Bees"


@pytest.mark.parametrize("form", ["headings", "sections", "in bold", "numbered"])
def test_two_sections_that_begin_or_end_with_their_link_are_a_newsletter(form: str) -> None:
    forms = LISTS | {
        "in bold": "**[{0}]({1})**\nA verdict was given.\n\n",
        "numbered": "## 1. {0}\n\nA verdict.\n\n[Weiter →]({1})\n\n",
    }
    rows = (forms[form].format(f"Bees {n}", URLS[n], "2024-05-01") for n in range(2))
    news = read_text("a.md", "# Weekly 12\n\n" + "".join(rows)).news
    assert [(item.title, item.url) for item in news] == [("Bees 0", URLS[0]), ("Bees 1", URLS[1])]
    prose = f"## Tea\nSee [Bo]({URLS[0]}) on it.\n\n## Milk\nSee [Ann]({URLS[1]}) on it.\n"
    assert len(read_text("a.md", prose).news) == 1


def test_a_text_that_is_all_signature_is_no_list() -> None:
    links = "".join(f'Bees {n}: "{url}"\n' for n, url in enumerate(URLS))
    read = read_text("a.md", f"--\n{links}")
    assert not [problem.message for problem in read.problems if "stumbled" in problem.message]
