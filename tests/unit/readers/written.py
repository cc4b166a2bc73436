"""Texts read as files of any name."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tui.readers.reading import Kind
from tui.readers.registry import Reading, read


def read_text(name: str, text: str | bytes, kind: Kind | None = None) -> Reading:
    """What a file of this name and text is read as."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read([path], kind)


def said(reading: Reading) -> str:
    """All problems, a line each."""
    return "\n".join(map(str, reading.all_problems()))
