"""Links are not made again while nothing that they depend on has changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.unit.workspace.bees import EPISODE
from tui.library.store.database import Store
from tui.model import Episode, NewsItem, Verdict
from tui.readers.reading import Reading
from tui.workspace import cache_files, link_cache
from tui.workspace.episode_links import EpisodeLinker
from tui.workspace.link_cache import linked_or_recalled, recalled

ABOUT = NewsItem("about.md", "What we heard", "A year with bees was talked about.")
ROBOBEE = NewsItem(
    "robobee.md",
    "RoboBee of Harvard lands on almonds",
    "The RoboBee hovers over almonds.",
    related=(ABOUT,),
)
NEWS = (ROBOBEE, NewsItem("cricket.md", "A late wicket decides", "Rain stopped play."))


@pytest.fixture
def linker() -> Iterator[EpisodeLinker]:
    store = Store()
    yield EpisodeLinker(None, store)
    store.close()


def test_links_are_there_as_they_were_made(
    linker: EpisodeLinker, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = linked_or_recalled(linker, EPISODE, NEWS)
    assert made.segments[1].links[0].ties
    assert made.citations
    monkeypatch.setattr(EpisodeLinker, "linked", None)
    kept = linked_or_recalled(linker, EPISODE, NEWS)
    assert list(kept.segments) == list(made.segments)
    assert list(kept.citations) == list(made.citations)
    assert kept.segments[1].links[0].item is ROBOBEE


def test_what_is_decided_of_kept_links_holds(linker: EpisodeLinker) -> None:
    linked_or_recalled(linker, EPISODE, NEWS)
    kept = recalled(linker, EPISODE, NEWS)
    assert kept is not None
    decided = linker.decide(kept, 1, [ROBOBEE], Verdict.REJECTED)
    assert not decided.segments[1].links
    assert recalled(linker, EPISODE, NEWS) is None  # the ruling is another
    again = linked_or_recalled(linker, EPISODE, NEWS)
    once_more = recalled(linker, EPISODE, NEWS)
    assert once_more is not None
    assert once_more.segments[1] == again.segments[1] == decided.segments[1]
    linker.undo(EPISODE)
    assert recalled(linker, EPISODE, NEWS) is not None


def test_other_texts_model_or_code_are_linked_anew(
    linker: EpisodeLinker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    linked_or_recalled(linker, EPISODE, NEWS)
    assert recalled(linker, replace(EPISODE, title="Bees"), NEWS) is None
    assert recalled(linker, EPISODE, NEWS[:1]) is None
    assert recalled(linker, EPISODE, NEWS[::-1]) is None
    with monkeypatch.context() as with_model:
        with_model.setattr(link_cache, "installed_file", lambda _: tmp_path)
        assert recalled(linker, EPISODE, NEWS) is None
    assert recalled(linker, EPISODE, NEWS) is not None
    monkeypatch.setattr(cache_files, "code_stamp", lambda: 1)
    assert recalled(linker, EPISODE, NEWS) is None


def test_damaged_links_and_those_of_fewer_segments_are_made_anew(linker: EpisodeLinker) -> None:
    made = linked_or_recalled(linker, EPISODE, NEWS)
    (kept,) = cache_files.OPENED.folder.iterdir()
    for data in (b"", b'{"rows": [], "citations": []}', kept.read_bytes()[:-9]):
        kept.write_bytes(data)
        assert recalled(linker, EPISODE, NEWS) is None
        assert list(linked_or_recalled(linker, EPISODE, NEWS).segments) == list(made.segments)


def test_links_to_the_news_of_a_library_are_kept_too() -> None:
    class Source:
        def news_for(self, _: Episode) -> Reading:
            return Reading(news=NEWS)

    linked_or_recalled(EpisodeLinker(Source()), EPISODE, ())
    assert recalled(EpisodeLinker(), EPISODE, NEWS) is not None
