"""What stands in values of the model."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct


def texts_in(value: object, besides: str = "") -> Iterator[str]:
    """Every text in a value of the model, except that of the fields of one name."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_in(part, besides)
    elif isinstance(value, Struct):
        for field in value.__struct_fields__:
            if field != besides:
                yield from texts_in(getattr(value, field), besides)
