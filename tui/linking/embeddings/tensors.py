"""Reads the model's weights from a safetensors file, believing nothing that it says."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from tui.linking.embeddings.package import ModelError

Embeddings: TypeAlias = NDArray[np.float32]

_HEADER = 4_000_000  # bytes; that of this model has some ten thousand
_BYTES = 4  # of a float32


def read_weights(path: Path, shapes: Mapping[str, tuple[int, ...]]) -> dict[str, Embeddings]:
    """The named tensors of a safetensors file, which stays mapped while they live.

    The file is eight bytes that tell the header's length, the header in JSON with each tensor's
    type, shape and place, and the numbers. What is not asked for is not looked at.

    Args:
        path: the file.
        shapes: the tensors that are wanted, and the shapes that they must have.

    Raises:
        ModelError: the file cannot be read, or a tensor is missing or has another type, shape
            or place than it must have.
    """
    try:
        header, begin = _header(path)
        numbers = np.memmap(path, np.uint8, mode="r")[begin:]
        return {name: _tensor(numbers, name, header.get(name), shapes[name]) for name in shapes}
    except (OSError, ValueError, RecursionError) as error:
        raise ModelError(f"The model's weights {path} cannot be used: {error}") from error


def _header(path: Path) -> tuple[dict[str, Any], int]:
    """What the header says, and the byte at which the numbers begin."""
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        length = int.from_bytes(file.read(8), "little")
        if not 0 < length <= min(_HEADER, size - 8):
            raise ValueError("it has no header")
        header = json.loads(file.read(length))
    if not isinstance(header, dict):
        raise ValueError("its header is no table")  # noqa: TRY004  the file is at fault, no caller
    return header, 8 + length


def _tensor(
    numbers: NDArray[np.uint8], name: str, entry: Any, shape: tuple[int, ...]
) -> Embeddings:
    """One tensor; raises ValueError where the header tells of another one than is wanted."""
    match entry:
        case {"dtype": "F32", "shape": list(told), "data_offsets": [int(first), int(last)]}:
            whole = 0 <= first <= last <= len(numbers)
            if whole and tuple(told) == shape and last - first == _BYTES * math.prod(shape):
                return numbers[first:last].view("<f4").reshape(shape)
    raise ValueError(f"{name} is missing or cut short")
