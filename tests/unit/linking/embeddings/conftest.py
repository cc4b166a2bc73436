"""A small stand-in for the model, so that what is built on it is tested without it."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tui.analysis.tokenizer import words
from tui.embeddings.embedder import normalized
from tui.embeddings.installed import MINILM, SWITCH, installed_file
from tui.linking.embeddings import blending, similarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.embeddings.embedder import Vectors


class Reader:
    """Reads texts as bags of words: texts with the same words are alike; counts what it reads."""

    name = "bags of words"
    dimensions = 384

    def __init__(self) -> None:
        self.read: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.read += texts
        found = np.zeros((len(texts), self.dimensions), np.float32)
        for row, text in zip(found, texts, strict=True):
            for word in words(text):
                place = int.from_bytes(hashlib.sha256(word.term.encode()).digest()[:4], "big")
                row[place % self.dimensions] += 1
        return normalized(found)


@pytest.fixture(autouse=True)
def _switch_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SWITCH, raising=False)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    """A stand-in that is used wherever the model would be."""
    found = Reader()
    monkeypatch.setattr(similarity, "embedder_for", lambda _: found)
    monkeypatch.setattr(similarity, "available", lambda: True)
    monkeypatch.setattr(blending, "available", lambda: True)
    return found


@pytest.fixture
def minilm_file() -> Path:
    """The real model; the test is skipped where the extra is not installed."""
    path = installed_file(MINILM)
    if path is None:
        pytest.skip("the extra 'semantic' is not installed")
    return path
