from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.property.examples import examples
from tests.unit.library.files import follow, held, item, put, summary
from tui.library.catalog.reader import Catalog
from tui.library.catalog.writer import first_to_merge
from tui.readers.registry import Reading, may_hold, read_found

_NAMES = ("a.md", "b.md", "c.txt", "in/a.md", "in/b.md", "in/d.md", "news/e.md")
_TEXTS = (
    summary("One", "Alpha", "Beta"),
    summary("Two", "Gamma"),
    summary("Two", "Delta"),
    "0:00 Titled by its name\nText.\n\n5:00 Later\nText.\n",
    item("News"),
    "",
)
_WRITE = st.tuples(st.just("write"), st.sampled_from(_NAMES), st.integers(0, len(_TEXTS) - 1))
_MOVE = st.tuples(st.just("move"), st.sampled_from(_NAMES), st.sampled_from(_NAMES))
_OTHER = st.tuples(st.sampled_from(("touch", "remove")), st.sampled_from(_NAMES), st.none())
_SYNC = st.tuples(st.just("sync"), st.none(), st.none())
_STEPS = st.lists(st.one_of(_WRITE, _WRITE, _MOVE, _OTHER, _SYNC), max_size=14)


def _do(files: Path, age: int, what: str, name: str, more: str | int | None) -> None:
    path = files / name
    if isinstance(more, int):
        put(path, _TEXTS[more], age=age)
    elif not path.exists():
        return
    elif what == "touch":
        put(path, path.read_text("utf-8"), age=age)
    elif what == "remove":
        path.unlink()
    elif more is not None:
        (files / more).parent.mkdir(exist_ok=True)
        path.replace(files / more)


@examples(15)
@given(_STEPS)
def test_whatever_happens_to_files_the_index_is_as_one_made_from_nothing(
    steps: list[tuple[str, str | None, str | int | None]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        index, other, files = (Path(folder) / name for name in ("index", "other", "files"))
        put(files / "always.md", summary("Always", "Here"))
        for age, (what, name, more) in enumerate(steps, 1):
            if name is None:
                follow(index, files)
            else:
                _do(files, age, what, name, more)
        followed, made = follow(index, files), follow(other, files)
        assert held(index) == held(other)
        assert followed.problems == made.problems
        one, two = Catalog(index), Catalog(other)
        assert one.problems() == two.problems()
        facts = [
            sorted((row.path, row.key, row.title, row.segments) for row in catalog.episodes())
            for catalog in (one, two)
        ]
        assert facts[0] == facts[1]
        documents = {number for number, _ in one.items()}
        for row in one.episodes():
            documents.update(range(row.first, row.first + row.segments))
        assert documents.isdisjoint(one.dead())
        assert len(one.documents(sorted(documents))) == len(documents)
        one.close()
        two.close()


@given(st.lists(st.integers(1, 5000), min_size=1, max_size=200), st.integers(2, 16))
def test_runs_stay_few_and_no_document_is_merged_often(counts: list[int], most: int) -> None:
    runs: list[int] = []
    work = 0
    for count in counts:
        runs.append(count)
        if len(runs) > most:
            place = first_to_merge(runs, most)
            assert 0 <= place <= len(runs) - 2
            work += sum(runs[place:])
            runs[place:] = [sum(runs[place:])]
        assert len(runs) <= most
    total = sum(counts)
    assert sum(runs) == total
    assert work <= total * (total.bit_length() + 2)


_STEMS = st.sampled_from(("talk", "README", "license-mit", "a.b", "x", "talk.2024", "history"))
_SUFFIXES = st.sampled_from(
    ("", ".md", ".TXT", ".yaml", ".srt", ".xml", ".mp3", ".docx", ".json", ".py", ".2", ".", ".é")
)


@given(_STEMS, _SUFFIXES, st.sampled_from(_TEXTS))
def test_a_file_that_is_passed_over_by_its_name_would_give_nothing(
    stem: str, suffix: str, text: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = put(Path(folder) / f"{stem}{suffix}", text)
        if not may_hold(str(path)):
            assert read_found(str(path)) == Reading()
