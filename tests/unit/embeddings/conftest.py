from __future__ import annotations

from pathlib import Path

import pytest

from tui.embeddings.installed import MINILM, SWITCH, UNIVERSAL, installed_file


@pytest.fixture(autouse=True)
def _switch_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SWITCH, raising=False)


@pytest.fixture
def minilm_file() -> Path:
    """The weights of MiniLM; the test is skipped where the extra is not installed."""
    return _installed(MINILM, "semantic")


@pytest.fixture
def universal_file() -> Path:
    """The weights of the multilingual model; the same."""
    return _installed(UNIVERSAL, "multilingual")


def _installed(name: str, extra: str) -> Path:
    path = installed_file(name)
    if path is None:
        pytest.skip(f"the extra {extra!r} is not installed")
    return path
