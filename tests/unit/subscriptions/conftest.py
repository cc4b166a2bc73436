"""A store of subscriptions, and a client with little patience."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.fetching.http_client import HttpClient
from tui.library.store.database import Store
from tui.library.store.subscription_table import SubscriptionTable


@pytest.fixture
def table(tmp_path: Path) -> Iterator[SubscriptionTable]:
    store = Store(tmp_path / "store.sqlite3")
    yield SubscriptionTable(store)
    store.close()


@pytest.fixture
def client() -> Iterator[HttpClient]:
    made = HttpClient(timeout=5.0, deadline=10.0)
    yield made
    made.close()
