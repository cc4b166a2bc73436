"""What all tests share: nothing of the developer's own home or settings reaches them."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

# Where others wait for the answer, it must not depend on chance: the same examples each time, of
# which more would tell no more. At a desk, chance finds more.
settings.register_profile("ci", max_examples=25, derandomize=True, deadline=None)
settings.register_profile("desk", max_examples=50, deadline=None)
settings.register_profile("long", max_examples=5_000, deadline=None)  # --hypothesis-profile=long
settings.load_profile("ci" if os.environ.get("CI") else "desk")

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


def pytest_collection_finish() -> None:
    """Look through what was imported no more: a third of a pilot's time went into collecting it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


def pytest_xdist_auto_num_workers() -> int:
    """Two more than there are cores: an app waits half of its time for itself to rest."""
    return (os.cpu_count() or 1) + 2


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders that are not there yet; pytest would look through all before for each."""
    base = tmp_path_factory.mktemp("homes")
    return (base / str(number) for number in count())


@pytest.fixture(autouse=True)
def _own_home(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test a home of its own and a plain environment."""
    home = next(homes)
    home.mkdir()
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "HOME"):
        monkeypatch.setenv(name, str(home))
    for name in ("NO_COLOR", "BROWSER", "SKIMCAST_THEME", "SKIMCAST_OPEN_THEME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("SKIMCAST_SEMANTIC", "0")  # the words alone, as most readers have it


@pytest.fixture
def shared() -> Path:
    """The folder of real data beside the checkout; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(f"no real data at {SHARED}")
    return SHARED
