from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tui.index.segment_file import open_segment
from tui.library.catalog.reader import Catalog
from tui.library.catalog.writer import note_links
from tui.library.sync.synchronizer import sync
from tui.readers.registry import read
from tui.search.catalog_search import CatalogSearcher
from tui.search.engine import Stopped
from tui.workspace.open_documents import OpenDocuments

FILES = {
    "lex.md": """---
title: Talk with an engineer
show: Deep Talks
date: 2023-05-10
---

[0:00] Fasting
The guest fasts for days and likes robots.

[5:00] Data
How the data engine perfects training, and Optimus the robot.

[9:00] End
Words of farewell about the lighthouse.
""",
    "old.md": """---
title: Old robots
show: Garage Hour
date: 2019-01-02
---

[0:00] Metal
An engine for the data, and a welding torch.

[4:00] Oil
Engines want oil, as the robots do.
""",
    "item.md": """---
title: Robots walk into a factory
url: https://example.org/robots
date: 2024-02-03
type: news
---

The machines of a carmaker carry boxes now.
""",
}


class Library:
    """A folder of files, its index, and a finder."""

    def __init__(self, folder: Path) -> None:
        self.files = folder / "files"
        self.index = folder / "index"
        self.files.mkdir()
        for name, text in FILES.items():
            (self.files / name).write_text(text, encoding="utf-8")
        self.sync()
        self.catalog = Catalog(self.index)
        self.noted: set[str] = set()
        self.finder = CatalogSearcher(self.catalog, lambda: self.noted)

    def sync(self) -> None:
        sync(self.index, [self.files], workers=0)

    def found(self, typed: str, *, news: bool | None = None) -> list[str]:
        """The gists of what is found."""
        hits = self.finder.search(typed, 50, news=news).hits
        return [found.gist for found in self.catalog.documents([hit.number for hit in hits])]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path)


def test_segments_and_news_are_found(library: Library) -> None:
    assert library.found("optimus") == ["Data"]
    assert library.found("carmaker boxes") == ["Robots walk into a factory"]


def test_a_misspelt_word_is_told_of_and_lit(library: Library) -> None:
    found = library.finder.search("ligthouse", 50)
    assert found.feedback == "no 'ligthouse'; showing 'lighthouse'"
    document = library.catalog.documents([found.hits[0].number])[0]
    _, spans = found.highlight(document.number, document.gist, document.text)
    assert [document.text[start:end] for start, end in spans] == ["lighthouse"]


@pytest.mark.parametrize(
    ("typed", "gists"),
    [
        ('"data engine"', {"Data"}),
        ("engine -optimus", {"Metal", "Oil"}),
        ("robots show:garage", {"Oil"}),
        ("robots -show:garage", {"Fasting", "Data", "Robots walk into a factory"}),
        ("robots after:2024", {"Robots walk into a factory"}),
        ("robots before:2020", {"Oil"}),
        ("title:fasting", {"Fasting"}),
        ('title:"old robots"', {"Metal", "Oil"}),
        ("robots title:talk", {"Fasting", "Data"}),
        ("robots -title:old show:", {"Fasting", "Data", "Robots walk into a factory"}),
        ("show:deep", {"Fasting", "Data", "End"}),
        ("robots has:note", {"Oil"}),
        ("robots has:news", set()),
    ],
)
def test_the_query_language_restricts(library: Library, typed: str, gists: set[str]) -> None:
    rows = library.catalog.episodes()
    library.noted = {row.key for row in rows if row.show == "Garage Hour"}
    assert set(library.found(typed)) == gists


@pytest.mark.parametrize(
    "typed",
    [
        "robots",
        "ROBOTS show:DEEP",
        '"data engine"',
        '"engine data"',
        "engine -optimus",
        'robots -"data engine"',
        "show:deep",
        'show:"deep talks"',
        'show:"talks deep"',
        "robots -show:hour",
        "title:old",
        "title:robots oil",
        "-title:talk robots",
        "title:fast",
        "engine after:2019-01-02 before:2019-01-03",
        "engine before:2019-01-02",
        "title:data show:deep after:2023 before:2024 engine -torch",
    ],
)
def test_an_index_in_memory_and_one_on_the_disk_find_the_same(library: Library, typed: str) -> None:
    episodes = read([library.files]).episodes
    hits = OpenDocuments(episodes).search(typed, 50, lambda: False).hits
    assert set(library.found(typed, news=False)) == {hit.gist for hit in hits}


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ('"unbalanced lighthouse', "no 'unbalanced lighthouse'"),
        ('"lighthouse data"', "no 'lighthouse data'"),
        ('lighthuose "data engines"', "no 'data engines'"),
        ("lighthuose -lighthouse", ""),
        ("robots ligthouse xqzwk", "no 'ligthouse'; showing 'lighthouse'; no 'xqzwk'"),
    ],
)
def test_what_is_told_fits_what_is_shown(library: Library, typed: str, note: str) -> None:
    found = library.finder.search(typed, 50)
    documents = OpenDocuments(read([library.files]).episodes)
    answer = documents.search(typed, 50, lambda: False)
    assert bool(found.hits) == bool(answer.hits) == ("xqzwk" in typed)
    assert found.feedback == answer.note == note


def test_has_news_knows_the_episodes_that_showed_some(library: Library) -> None:
    row = next(row for row in library.catalog.episodes() if row.show == "Deep Talks")
    note_links(library.index, row.key, 3)
    assert set(library.found("robots has:news")) == {"Fasting", "Data"}


def test_news_and_segments_can_be_asked_for_alone(library: Library) -> None:
    assert library.found("robots", news=True) == ["Robots walk into a factory"]
    assert "Robots walk into a factory" not in library.found("robots", news=False)


def test_what_has_no_news_and_no_notes_can_be_asked_for(library: Library) -> None:
    deep, garage = library.catalog.episodes()
    note_links(library.index, deep.key, 3)
    library.noted = {garage.key}
    assert set(library.found("robots -has:news")) == {"Oil", "Robots walk into a factory"}
    assert set(library.found("robots -has:note -has:news")) == {"Robots walk into a factory"}


def test_what_was_not_understood_is_told(library: Library) -> None:
    found = library.finder.search("robots after:soon", 50)
    assert found.hits
    assert found.feedback == "after: wants a year, a month (2023-05) or a day"


@pytest.mark.parametrize("typed", ["", "  ", "after:", "?"])
def test_nothing_asked_for_finds_nothing(library: Library, typed: str) -> None:
    assert library.finder.search(typed, 50).hits == ()


def test_no_more_hits_than_asked_for(library: Library) -> None:
    assert len(library.finder.search("robots", 2).hits) == 2
    assert len(library.finder.search("show:deep", 2).hits) == 2


def test_a_search_is_given_up_when_told_so(library: Library) -> None:
    with pytest.raises(Stopped):
        library.finder.search("robots", 50, lambda: True)


def test_a_refresh_follows_what_changed(library: Library) -> None:
    (library.files / "lex.md").unlink()
    (library.files / "new.md").write_text("# New\n\n[0:00] Moon\nThe moon landing.\n", "utf-8")
    library.sync()
    assert library.found("moon landing") == []
    assert library.finder.refresh()
    assert library.found("moon landing") == ["Moon"]
    assert library.found("optimus fasting lighthouse") == []
    assert not library.finder.refresh()


def test_a_catalog_that_others_refresh_is_followed_too(library: Library) -> None:
    (library.files / "new.md").write_text("# New\n\n[0:00] Moon\nThe moon landing.\n", "utf-8")
    library.sync()
    assert library.catalog.refresh()
    assert library.finder.refresh()
    assert library.found("moon landing") == ["Moon"]


def test_an_index_that_is_not_there_finds_nothing(tmp_path: Path) -> None:
    finder = CatalogSearcher(Catalog(tmp_path / "none"))
    assert finder.search("robots", 50).hits == ()
    assert not finder.refresh()


@pytest.mark.parametrize("size", [0, 5, 200, 5000])
def test_a_damaged_run_empties_the_index_until_the_next_sync(library: Library, size: int) -> None:
    runs = library.catalog.runs()
    runs[0].write_bytes(b"\0" * size)
    catalog = Catalog(library.index)
    finder = CatalogSearcher(catalog)
    assert finder.search("robots", 50).hits == ()
    assert catalog.trouble
    library.sync()
    assert finder.refresh()
    assert finder.search("robots", 50).hits


@pytest.mark.parametrize("name", ["postings", "forward"])
def test_garbled_numbers_in_a_run_are_noticed_when_they_are_used(
    library: Library, name: str
) -> None:
    path = library.catalog.runs()[0]
    garbled = getattr(open_segment(path), name).tobytes()
    data = path.read_bytes()
    assert data.count(garbled) == 1
    path.unlink()
    path.write_bytes(data.replace(garbled, b"\xff" * len(garbled)))
    catalog = Catalog(library.index)
    found = CatalogSearcher(catalog).search("robots", 50)
    assert found.hits == ()
    assert found.feedback == "the index was found damaged"
    assert catalog.trouble
    library.sync()
    assert CatalogSearcher(Catalog(library.index)).search("robots", 50).hits


def test_a_document_of_another_text_is_not_lit(library: Library) -> None:
    found = library.finder.search("words of farewell", 50)
    document = library.catalog.documents([found.hits[0].number])[0]
    assert found.highlight(document.number, document.gist, "other words") == ((), ())
    assert found.highlight(10**6, document.gist, document.text) == ((), ())


def test_numbers_are_plain(library: Library) -> None:
    hits: Sequence[tuple[int, float]] = library.finder.search("robots", 50).hits
    assert all(type(number) is int and type(score) is float for number, score in hits)
