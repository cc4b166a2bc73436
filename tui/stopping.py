"""Long work that ends soon when nobody waits for it any more.

Who starts work says by `stoppable` what ends it; loops that may be long go through `checked`, so
that what is asked need not be handed down through every call.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeAlias, TypeVar

_Item = TypeVar("_Item")

Check: TypeAlias = Callable[[], None]
"""Asked by long work again and again; raises what ends it."""


def _go_on() -> None:
    """Let work go on that nobody ends."""


_check: ContextVar[Check] = ContextVar("check", default=_go_on)


@contextmanager
def stoppable(check: Check) -> Iterator[None]:
    """Let the loops of what is done here ask a check; what it raises comes out of them."""
    token = _check.set(check)
    try:
        yield
    finally:
        _check.reset(token)


def checked(items: Iterable[_Item]) -> Iterator[_Item]:
    """Items, with a question before each whether work is to go on."""
    check = _check.get()
    for item in items:
        check()
        yield item
