"""All that was kept, as a box shows it."""

from __future__ import annotations

from pathlib import Path

from tests.unit.library.store.test_database import OLD
from tui.library.store.database import Store
from tui.library.store.moments import Moments
from tui.sqlite_file import connect
from tui.workspace.kept_moments import KeptMoments


def test_a_star_of_an_old_store_is_listed_though_its_file_is_not_known(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    db = connect(path)
    db.executescript(OLD)
    db.execute("INSERT INTO bookmark VALUES ('key', 90.0, 'A talk', 'Hives', 1000.0)")
    db.close()
    store = Store(path)
    kept = KeptMoments(Moments(store).all())
    (hit,) = kept.begin().hits
    assert (hit.path, hit.start, hit.gist, hit.episode) == ("", 90.0, "Hives", "A talk")
    assert [one.gist for one in kept.find("hive", lambda: False).hits] == ["Hives"]
    store.close()
