"""Tables each of whose rows can tell whether it is as it was written.

They have one column more, `checksum`, which SQLite generates from the others whenever it writes a
row (https://sqlite.org/gencol.html). It asks row_checksum for it, which each connection of
tui.sqlite_file knows; one that does not know it can read such a table and never write it.
"""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

from msgspec import Struct


def row_checksum(*row: object) -> int:
    """The checksum of a row's values, in the order of its columns."""
    return crc32(repr(row).encode("utf-8", "backslashreplace"))


class CheckedTable(Struct, frozen=True):
    """A table with a checksum in each row.

    Attributes:
        name: as SQL has it.
        columns: the others, each as it is declared.
        constraint: what is declared behind all columns; empty for nothing.
    """

    name: str
    columns: Sequence[str]
    constraint: str = ""

    @property
    def names(self) -> list[str]:
        """The names of the columns but for the checksum."""
        return [column.split()[0] for column in self.columns]

    @property
    def statement(self) -> str:
        """What makes the table."""
        value = f"row_checksum({', '.join(self.names)})"
        checksum = f"checksum INTEGER NOT NULL AS ({value}) STORED"
        parts = [*self.columns, checksum, *filter(None, [self.constraint])]
        return f"CREATE TABLE {self.name} ({', '.join(parts)}) STRICT"

    def is_whole(self, alias: str) -> str:
        """An expression of a question: whether a row is as it was written, 1 or 0.

        The alias is what the question calls the table. NULL where a LEFT JOIN found no row.
        """
        values = ", ".join(f"{alias}.{name}" for name in self.names)
        return f"{alias}.checksum = row_checksum({values})"

    @property
    def has_damage(self) -> str:
        """A question that answers with 1 where a row is not as it was written, else with 0."""
        return f"SELECT EXISTS (SELECT 1 FROM {self.name} AS row WHERE NOT {self.is_whole('row')})"  # noqa: S608  names of ours
