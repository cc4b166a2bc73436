"""The benches have one entry, and a baseline that they are held to."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from tests.bench import baseline
from tests.bench.__main__ import MEASURED, TOOLS, help_text, main
from tests.bench.baseline import Figure, ratio, score

FOLDER = Path(baseline.__file__).parent
HELPERS = {"__init__", "__main__", "baseline", "grading", "foreign", "library_files", "link_fit"}
TINY = ["index", "--episodes", "4"]


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    """A baseline of the cheapest bench."""
    path = tmp_path / "baseline.json"
    assert main([*TINY, "--update"], path) == 0
    return path


def test_each_module_is_a_bench_a_tool_or_a_helper() -> None:
    assert {path.stem for path in FOLDER.glob("*.py")} == {*MEASURED, *TOOLS, *HELPERS}


@pytest.mark.parametrize("name", [*MEASURED, *TOOLS])
def test_each_is_listed_and_takes_arguments(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert f"\n  {name} " in help_text()
    with pytest.raises(SystemExit, match="0"):
        import_module(f"tests.bench.{name}").main(["--help"])
    assert f"usage: {name}" in capsys.readouterr().out


def test_without_a_name_it_lists_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert capsys.readouterr().out.strip() == help_text()


def test_an_unknown_name_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fnid"]) == 2
    assert "no bench 'fnid'" in capsys.readouterr().err


def test_a_run_is_stored_with_the_day_and_the_machine(stored: Path) -> None:
    assert baseline.stored("index", stored)["size, of the text's"].value > 0
    assert baseline.machine() in stored.read_text(encoding="utf-8")


def test_a_run_like_the_baseline_holds(stored: Path) -> None:
    size = baseline.stored("index", stored)["size, of the text's"]
    baseline.update("index", {"size, of the text's": size}, stored)  # times would depend on chance
    assert main([*TINY, "--check"], stored) == 0


def test_a_worse_run_ends_with_1_and_names_the_figure(
    stored: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    baseline.update("index", {"size, of the text's": ratio(0.001)}, stored)
    assert main([*TINY, "--check"], stored) == 1
    assert "index: size, of the text's" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("before", "now", "worse"),
    [
        (score(0.9), 0.9, False),
        (score(0.9), 0.95, False),
        (score(0.9), 0.89, True),
        (ratio(2.0), 2.4, False),
        (ratio(2.0), 0.5, False),
        (ratio(2.0), 2.6, True),
    ],
)
def test_worse_is_what_passes_the_tolerance_the_wrong_way(
    before: Figure, now: float, *, worse: bool
) -> None:
    assert before._replace(value=now).is_worse_than(before) is worse


def test_a_tolerance_that_was_set_by_hand_stays(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    baseline.update("key", {"p50": ratio(2.0, 0.4)}, path)
    baseline.update("key", {"p50": ratio(3.0)}, path)
    assert baseline.stored("key", path) == {"p50": ratio(3.0, 0.4)}


def test_a_figure_that_was_not_measured_is_told_and_is_not_worse() -> None:
    (row, worse), *rest = baseline.compared({}, {"p50": ratio(2.0)})
    assert "not measured" in row
    assert not worse
    assert not rest
