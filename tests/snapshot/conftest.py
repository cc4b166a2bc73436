"""A library of a few shows, made up for the pictures."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pilot.conftest import (  # noqa: F401  fixtures for each picture too
    drawn_at_end,
    styles_parsed_once,
)
from tui.library.store.database import Store, episode_key
from tui.library.store.positions import Positions
from tui.library.sync.synchronizer import sync
from tui.workspace.indexed import IndexedLibrary

SHOWS: dict[str, list[tuple[str, str, str, list[tuple[str, str]]]]] = {
    "Field Notes": [
        (
            "A year with bees",
            "2024-05-01",
            "1:35:00",
            [
                ("How a hive keeps warm", "The cluster turns slowly and shares its honey."),
                ("The waggle dance", "A forager points at flowers with her whole body."),
                ("Why a colony swarms", "A new queen, little room, and a warm morning in May."),
            ],
        ),
        (
            "Reading a hedgerow",
            "2024-02-11",
            "0:58:20",
            [
                ("Counting species", "One kind of shrub for each hundred years, roughly."),
                ("Birds in winter", "Fieldfares strip the hawthorn before the snow comes."),
            ],
        ),
        (
            "The weather diary",
            "2023-10-30",
            "1:12:05",
            [("Sixty years of rain", "A farmer wrote down every shower since 1961.")],
        ),
    ],
    "The Machine Room": [
        (
            "Robots that pick fruit",
            "2024-04-18",
            "2:04:40",
            [
                ("Soft fingers", "A gripper of silicone, and peaches that bruise at a touch."),
                ("Seeing through leaves", "Cameras learn where an apple hides."),
                ("Pollinating almonds by drone", "Where bees are few, machines dance instead."),
            ],
        ),
        (
            "Chips, from sand to phone",
            "2023-12-05",
            "3:10:00",
            [
                ("Growing a crystal", "A cylinder of silicon turns out of the melt for days."),
                ("Light as a pencil", "Extreme ultraviolet draws lines of a few atoms."),
            ],
        ),
        (
            "A lighthouse keeper's radio",
            "2022-08-21",
            "0:47:30",
            [("Morse at night", "What the keeper heard between two and four.")],
        ),
    ],
    "Abendgespräche": [
        (
            "Über das Warten",
            "2023-06-09",
            "1:20:00",
            [("Bahnhöfe", "Wer wartet, sieht genauer hin, sagt die Fotografin.")],
        ),
        (
            "Musik für leere Räume",
            "2021-11-02",
            "1:01:15",
            [("Der Nachhall", "Elf Sekunden klingt ein Ton in der Zisterne nach.")],
        ),
    ],
}
READ = {"A year with bees": 3600.0, "Über das Warten": 4750.0, "Chips, from sand to phone": 900.0}


def _write(folder: Path) -> None:
    for show, episodes in SHOWS.items():
        place = folder / show
        place.mkdir(parents=True)
        for title, day, length, segments in episodes:
            told = "\n".join(
                f"0:{15 * number:02d}:00 {gist}\n\n{text}\n"
                for number, (gist, text) in enumerate(segments)
            )
            front = (
                f"---\ntitle: {title}\nshow: {show}\npublished: {day}\nduration: {length}\n---\n"
            )
            (place / f"{title}.md").write_text(front + told, encoding="utf-8")
    news = folder / "news"
    news.mkdir()
    (news / "dance.md").write_text(
        "---\ntitle: Robot bee learns to dance\nprovider: Field Wire\n---\n"
        "In a hive near Berlin a robot does the waggle dance, and foragers follow it.\n",
        encoding="utf-8",
    )


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store of its own."""
    return Store(tmp_path / "store")


@pytest.fixture
def library(tmp_path: Path, store: Store) -> IndexedLibrary:
    """An index of some made-up shows, some of their episodes partly read."""
    _write(tmp_path / "files")
    sync(tmp_path / "index", [tmp_path / "files"], workers=0)
    library = IndexedLibrary(tmp_path / "index", "the library", (), store)
    positions = Positions(store)
    for row in library.episodes():
        (episode,) = library.read(row.path).episodes
        assert episode_key(episode) == row.key
        if row.title in READ:
            positions.remember(episode, READ[row.title], row.duration)
            library.note_links(episode, int(READ[row.title]) // 400)
    return library
