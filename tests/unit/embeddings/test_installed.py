from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tui.embeddings.embedder import ModelError
from tui.embeddings.installed import (
    PACKAGE,
    SWITCH,
    available,
    default_embedder,
    embedder_for,
    model_files,
)


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of the model's name that cannot be imported, first on the path."""
    folder = tmp_path / "site" / PACKAGE
    (folder / "model").mkdir(parents=True)
    (folder / "__init__.py").write_text("raise SystemExit('imported')")
    monkeypatch.syspath_prepend(str(folder.parent))
    return folder


def test_files_are_found_without_importing_the_package(planted: Path) -> None:
    files = model_files()
    assert files is not None
    assert files.weights == planted / "model" / "model.safetensors"
    assert PACKAGE not in sys.modules


def test_a_package_without_a_model_folder_is_no_model(planted: Path) -> None:
    (planted / "model").rmdir()
    assert model_files() is None
    assert not available()


def test_nothing_is_found_where_nothing_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [])
    assert model_files() is None


@pytest.mark.parametrize("word", ["0", "off", " No ", "FALSE"])
def test_a_variable_switches_the_model_off(
    word: str, planted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert planted.exists()
    assert available()
    monkeypatch.setenv(SWITCH, word)
    assert not available()


def test_linking_imports_nothing_of_the_model() -> None:
    heavy = f"{{'{PACKAGE}', 'torch', 'transformers', 'sentence_transformers', 'onnxruntime'}}"
    code = f"import sys, tui.embeddings.installed; print({heavy} & sys.modules.keys() or 'none')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "none"


def test_the_default_is_the_table_of_the_package_loaded_once() -> None:
    assert default_embedder() is default_embedder()
    assert default_embedder().name.startswith("english ")


def test_english_is_for_the_model_where_it_is_installed_and_not_switched_off(
    planted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (planted / "model" / "model.safetensors").write_bytes(b"weights")
    best = embedder_for("en")
    assert best is not None
    assert best.name == "model.safetensors 7"
    assert embedder_for("en") is best
    monkeypatch.setenv(SWITCH, "0")
    assert embedder_for("en") is default_embedder()


def test_a_model_without_weights_is_an_error_that_names_them(planted: Path) -> None:
    with pytest.raises(ModelError) as caught:
        embedder_for("en")
    assert str(planted) in str(caught.value)


def test_a_text_in_an_unknown_language_may_be_english() -> None:
    assert embedder_for(None) is default_embedder()


@pytest.mark.parametrize("language", ["de", "zh", "xx"])
def test_a_language_that_nothing_knows_has_no_embedder(language: str) -> None:
    assert embedder_for(language) is None
