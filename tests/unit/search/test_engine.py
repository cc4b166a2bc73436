from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from tui.index.builder import ANALYSER
from tui.index.segment_file import open_run
from tui.library.catalog.reader import Catalog
from tui.library.sync.synchronizer import sync
from tui.readers.registry import read
from tui.search.engine import Engine, Stopped
from tui.search.jumper import Jumper

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
        self.catalog = Catalog(self.index, ANALYSER.form)
        self.finder = Engine(self.catalog)

    def sync(self) -> None:
        sync(self.index, [self.files], ANALYSER, workers=0)

    def found(self, typed: str, **narrowed: object) -> list[str]:
        """The gists of what is found."""
        hits = self.finder.find(typed, **narrowed).hits  # type: ignore[arg-type]
        return [found.gist for found in self.catalog.documents([hit.number for hit in hits])]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path)


def test_segments_and_news_are_found(library: Library) -> None:
    assert library.found("optimus") == ["Data"]
    assert library.found("carmaker boxes") == ["Robots walk into a factory"]


def test_a_misspelt_word_is_told_of_and_lit(library: Library) -> None:
    found = library.finder.find("ligthouse")
    assert found.note == "no 'ligthouse'; showing 'lighthouse'"
    document = library.catalog.documents([found.hits[0].number])[0]
    _, spans = library.finder.light("ligthouse", document)
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
    noted = [row.key for row in rows if row.show == "Garage Hour"]
    assert set(library.found(typed, noted=noted)) == gists


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
    hits = Jumper(episodes).find(typed, 50)
    in_memory = {episodes[hit.episode].segments[hit.segment].gist for hit in hits}
    assert set(library.found(typed, news=False)) == in_memory


def test_a_phrase_of_frequent_words_is_given_up_when_told_so(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert set(library.found('"the robot"')) == {"Data", "Oil"}
    monkeypatch.setattr("tui.index.reader._MOST_READ", 0)
    monkeypatch.setattr("tui.index.phrase_scan._AT_ONCE", 1)
    asked = count()
    finder = Engine(library.catalog)
    found = finder.find('"the robot"', stop=lambda: next(asked) < 0)
    assert [hit.number for hit in found.hits] == [
        hit.number for hit in library.finder.find('"the robot"').hits
    ]
    looks = next(asked)
    assert looks > library.catalog.numbers
    for moment in range(looks - 1):
        stop = partial(next, iter([False] * moment), True)  # noqa: FBT003  what next gives then
        with pytest.raises(Stopped):
            Engine(library.catalog).find('"the robot"', stop=stop)


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
    found = library.finder.find(typed)
    jumper = Jumper(read([library.files]).episodes)
    assert bool(found.hits) == bool(jumper.find(typed)) == ("xqzwk" in typed)
    assert found.note == jumper.note(typed) == note


def test_has_news_knows_the_episodes_that_showed_some(library: Library) -> None:
    row = next(row for row in library.catalog.episodes() if row.show == "Deep Talks")
    library.catalog.note_news(row.key, 3)
    assert set(library.found("robots has:news")) == {"Fasting", "Data"}


def test_news_and_segments_can_be_asked_for_alone(library: Library) -> None:
    assert library.found("robots", news=True) == ["Robots walk into a factory"]
    assert "Robots walk into a factory" not in library.found("robots", news=False)


def test_some_episodes_can_be_asked_alone(library: Library) -> None:
    row = next(row for row in library.catalog.episodes() if row.show == "Garage Hour")
    assert library.found("robots", episodes=[row.id]) == ["Oil"]


def test_what_was_not_understood_is_told(library: Library) -> None:
    found = library.finder.find("robots after:soon")
    assert found.hits
    assert found.note == "after: wants a year, a month (2023-05) or a day"


@pytest.mark.parametrize("typed", ["", "  ", "after:", "?"])
def test_nothing_asked_for_finds_nothing(library: Library, typed: str) -> None:
    assert library.finder.find(typed).hits == ()


def test_no_more_hits_than_asked_for(library: Library) -> None:
    assert len(library.finder.find("robots", 2).hits) == 2
    assert len(library.finder.find("show:deep", 2).hits) == 2


def test_a_search_is_given_up_when_told_so(library: Library) -> None:
    with pytest.raises(Stopped):
        library.finder.find("robots", stop=lambda: True)


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
    finder = Engine(Catalog(tmp_path / "none", ANALYSER.form))
    assert finder.find("robots").hits == ()
    assert not finder.refresh()


@pytest.mark.parametrize("size", [0, 5, 200, 5000])
def test_a_damaged_run_empties_the_index_until_the_next_sync(library: Library, size: int) -> None:
    runs = library.catalog.runs()
    runs[0].write_bytes(b"\0" * size)
    catalog = Catalog(library.index, ANALYSER.form)
    finder = Engine(catalog)
    assert finder.find("robots").hits == ()
    assert catalog.trouble
    library.sync()
    assert finder.refresh()
    assert finder.find("robots").hits


@pytest.mark.parametrize("name", ["postings", "forward"])
def test_garbled_numbers_in_a_run_are_noticed_when_they_are_used(
    library: Library, name: str
) -> None:
    path = library.catalog.runs()[0]
    wanted = getattr(open_run(path), name).tobytes()
    data = path.read_bytes()
    assert data.count(wanted) == 1
    path.unlink()
    path.write_bytes(data.replace(wanted, b"\xff" * len(wanted)))
    catalog = Catalog(library.index, ANALYSER.form)
    found = Engine(catalog).find("robots")
    assert found.hits == ()
    assert found.note == "the index was found damaged"
    assert catalog.trouble
    library.sync()
    assert Engine(Catalog(library.index, ANALYSER.form)).find("robots").hits


def test_a_document_of_another_text_is_not_lit(library: Library) -> None:
    hits = library.finder.find("lighthouse").hits
    document = library.catalog.documents([hits[0].number])[0]
    assert library.finder.light("words", document._replace(text="other words")) == ((), ())
    assert library.finder.light("words", document._replace(number=10**6)) == ((), ())


def test_the_search_of_an_episode_does_not_load_numpy() -> None:
    told = "import sys, tui.search; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", told], check=False).returncode == 0


def test_numbers_are_plain(library: Library) -> None:
    hits: Sequence[tuple[int, float]] = library.finder.find("robots").hits
    assert all(type(number) is int and type(score) is float for number, score in hits)
