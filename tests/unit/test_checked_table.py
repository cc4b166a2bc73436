from __future__ import annotations

import pytest

from tui.checked_table import CheckedTable
from tui.sqlite_file import connect

WORDS = CheckedTable(
    "word", ("id INTEGER PRIMARY KEY", "text TEXT", "weight REAL", "any ANY"), "UNIQUE (text)"
)


@pytest.mark.parametrize(
    "row", [(1, "bee", 2.5, b"\xff"), (2, None, 3, "x"), (3, "\ud7ff\0", 2**53 + 1, 2**62)]
)
def test_a_row_is_whole_however_it_was_written(row: tuple[object, ...]) -> None:
    db = connect(":memory:")
    db.execute(WORDS.statement)
    db.execute("INSERT INTO word VALUES (?, ?, ?, ?)", row)
    db.execute("UPDATE word SET any = ? WHERE id = ?", (row[1], row[0]))
    db.execute("INSERT OR REPLACE INTO word VALUES (?, ?, ?, ?)", row)
    assert db.execute("SELECT count(*) FROM word").fetchone() == (1,)
    assert db.execute(WORDS.has_damage).fetchone() == (0,)
    assert WORDS.names == ["id", "text", "weight", "any"]
    db.close()
