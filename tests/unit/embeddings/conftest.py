from __future__ import annotations

import pytest

from tui.embeddings.embedder import ModelFiles
from tui.embeddings.installed import SWITCH, model_files


@pytest.fixture(autouse=True)
def _switch_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SWITCH, raising=False)


@pytest.fixture(scope="session")
def installed() -> ModelFiles:
    """The real model's files; the test is skipped where the extra is not installed."""
    files = model_files()
    if files is None:
        pytest.skip("the extra 'semantic' is not installed")
    return files
