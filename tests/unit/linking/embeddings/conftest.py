"""A small stand-in for the model, so that what is built on it is tested without it."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tui.analysis.tokenizer import words
from tui.linking.embeddings import blending, similarity
from tui.linking.embeddings.encoder import WIDTH, normalized
from tui.linking.embeddings.package import SWITCH, ModelFiles, model_files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.linking.embeddings.encoder import Embeddings


class Reader:
    """Reads texts as bags of words: texts with the same words are alike; counts what it reads."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, files: ModelFiles) -> Reader:
        assert files.weights.name == "model.safetensors"
        return self

    def encode(self, texts: Sequence[str]) -> Embeddings:
        self.read += texts
        found = np.zeros((len(texts), WIDTH), np.float32)
        for row, text in zip(found, texts, strict=True):
            for word in words(text):
                place = int.from_bytes(hashlib.sha256(word.term.encode()).digest()[:4], "big")
                row[place % WIDTH] += 1
        return normalized(found)


@pytest.fixture(autouse=True)
def _switch_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SWITCH, raising=False)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Reader:
    """A stand-in that is used wherever the model would be."""
    files = ModelFiles(tmp_path / "model.safetensors", tmp_path / "vocab.txt")
    files.weights.write_bytes(b"weights")
    found = Reader()
    monkeypatch.setattr(similarity, "Encoder", found)
    monkeypatch.setattr(similarity, "model_files", lambda: files)
    monkeypatch.setattr(blending, "available", lambda: True)
    return found


@pytest.fixture(scope="session")
def installed() -> ModelFiles:
    """The real model's files; the test is skipped where the extra is not installed."""
    files = model_files()
    if files is None:
        pytest.skip("the extra 'semantic' is not installed")
    return files
