from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tui.linking.embeddings.package import PACKAGE, SWITCH, available, model_files


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
    code = (
        f"import sys, tui.linking.embeddings.package; print({heavy} & sys.modules.keys() or 'none')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "none"
