"""Decisions that an older skimcast kept are found again: the keys must never change."""

from __future__ import annotations

from datetime import date

from tui.library.store.database import episode_key
from tui.library.store.decisions import item_key
from tui.model import Episode, NewsItem


def test_an_item_has_the_key_that_it_had_in_old_stores() -> None:
    address = "https://www.News.example/a/?utm_source=x"
    assert item_key(NewsItem("a.md", "A b", url=address)) == (
        "fafcd43a45d20d8327bafb879740994ac635d593eeb3397d1e8fb450461c7ad2"
    )
    assert item_key(NewsItem("a.md", "\u00c4 b", published=date(2024, 5, 3))) == (
        "16417bbd40946923b3400ac60afa366facbc5cc746fcf01c4b794a4e218a8008"
    )


def test_an_episode_has_the_key_that_it_had_in_old_stores() -> None:
    assert episode_key(Episode("a.md", "A talk", show="S", number=3)) == (
        "c08033548eb2e3c554692b03040a701e684e356c5965b4e975f2ae3807ec8996"
    )
    assert episode_key(Episode("a.md", "A talk", media="https://youtu.be/x")) == (
        "68debfce6fdf5fa83af9d4aee27304b19cf246a30d0b14617764a168d2c98ecc"
    )
