"""An analyser that writes plain text: enough to see what the library asks of one."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from tui.index.documents import Document


class PlainAnalyser:
    """A run is a line a document, `number<TAB>head`; dead ones keep their number alone."""

    form = 1

    def analyse(self, documents: Sequence[Document]) -> bytes:
        return "".join(f"{d.head[:40].split(chr(10))[0]}\n" for d in documents).encode()

    def write(self, path: Path, first: int, parcels: Sequence[bytes]) -> None:
        lines = b"".join(parcels).decode().splitlines()
        _keep(path, [f"{number}\t{head}" for number, head in enumerate(lines, first)])

    def merge(self, path: Path, runs: Sequence[Path], dead: Sequence[int]) -> None:
        gone = {str(number) for number in dead}
        lines = [line for run in runs for line in run.read_text("utf-8").splitlines()]
        numbers = [line.partition("\t")[0] for line in lines]
        _keep(path, [n if n in gone else line for n, line in zip(numbers, lines, strict=True)])


def _keep(path: Path, lines: Sequence[str]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)
        file.flush()
        os.fsync(file.fileno())


PLAIN = PlainAnalyser()
