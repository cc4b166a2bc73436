"""`skimcast library`, and `skimcast jump` through an index."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.unit.cli.commands import rows, run
from tests.unit.library.files import item, put, summary
from tui.cli import index_targets, targets
from tui.cli.progress import bar_of, left_in_words
from tui.library.sync import synchronizer
from tui.library.sync.limits import SyncLimits
from tui.library.sync.lock import locked
from tui.library.sync.outcome import Progress
from tui.paths import fetched_folder, folder_for, library_folder

ROOT = Path(__file__).resolve().parents[3]


def with_limits(limits: str) -> str:
    """Lines of Python after which every sync has these limits."""
    return (
        "from functools import partial\n"
        "from tui.library.sync import synchronizer\n"
        "from tui.library.sync.limits import SyncLimits\n"
        f"synchronizer.sync = partial(synchronizer.sync, limits=SyncLimits({limits}))\n"
    )


@pytest.fixture(autouse=True)
def _own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with two summaries and a news item."""
    folder = tmp_path / "files"
    put(folder / "bees.md", summary("A year with bees", "Winter cluster", "Varroa mites"))
    put(folder / "ants.md", summary("Ants at night", "Trails", "Queens"))
    put(folder / "news" / "robobee.md", item("RoboBee lands on almonds"))
    return folder


@pytest.fixture
def index_always(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take an index for the smallest folder."""
    monkeypatch.setattr(targets, "FEW_FILES", 0)


def test_a_folder_that_is_added_is_read(files: Path) -> None:
    result = run("library", "add", files)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "2 episodes, 4 segments, 1 news item (3 read)\n"
    assert run("library", "list").stdout == f"{files}: 2 episodes, 4 segments, 1 news item\n"


def test_a_folder_for_what_is_fetched_may_be_empty(bees: Path) -> None:
    fetched_folder().mkdir(parents=True)
    result = run("library", "add", fetched_folder(), bees)
    assert (result.exit_code, result.stderr) == (0, "")


def test_a_folder_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    result = run("library", "add", tmp_path / "no")
    assert result.exit_code == 2
    assert "no such file or folder" in result.stderr
    assert run("library", "list").stdout == ""


def test_a_folder_that_is_added_again_is_told(files: Path) -> None:
    run("library", "add", files)
    result = run("library", "add", files)
    assert (result.exit_code, result.stderr) == (0, f"{files}: it is in the library already\n")


def test_a_folder_that_is_removed_is_found_no_more(files: Path) -> None:
    run("library", "add", files)
    result = run("library", "remove", files)
    assert (result.exit_code, result.stdout) == (
        0,
        "0 episodes, 0 segments, 0 news items (3 gone)\n",
    )
    assert (files / "bees.md").exists()
    again = run("library", "remove", files)
    assert again.exit_code == 1
    assert "is not in the library" in again.stderr


def test_a_sync_in_json_ends_with_what_there_is(files: Path) -> None:
    run("library", "add", files)
    (files / "ants.md").unlink()
    put(files / "bees.md", summary("A year with bees", "Winter"), age=5)
    result = run("library", "sync", "--json")
    assert result.exit_code == 0
    assert rows(result)[-1] == {
        "episodes": 1,
        "segments": 1,
        "news": 1,
        "changed": 1,
        "moved": 0,
        "gone": 1,
        "problems": 0,
        "stopped": False,
    }


def test_a_sync_in_json_tells_how_far_it_is(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("library", "add", files)
    put(files / "bees.md", summary("A year with bees", "Winter"), age=5)
    told = partial(synchronizer.sync, limits=SyncLimits(report_every=0.0))
    monkeypatch.setattr(synchronizer, "sync", told)
    first, *_, last = rows(run("library", "sync", "--json"))
    assert set(first) == {"done", "total", "rate", "left"}
    assert "episodes" in last


def test_a_library_without_a_folder_is_told() -> None:
    result = run("library", "sync", "--json")
    assert result.exit_code == 0
    assert rows(result)[-1]["episodes"] == 0
    assert "skimcast library add PATH" in result.stderr
    assert "skimcast library add PATH" in run("library", "list").stderr


def test_what_cannot_be_read_is_told_and_exits_1(files: Path) -> None:
    for age in (0, 5):
        put(files / "data.md", "\0\1\2\3" * (400 + age), age=age)
        result = run(*(["library", "sync"] if age else ["library", "add", files]))
        assert result.exit_code == 1
        assert f"{files / 'data.md'}: this is not text" in result.stderr


def test_a_sync_with_nothing_new_is_quiet_and_0(files: Path) -> None:
    put(files / "data.md", "\0\1\2\3" * 400)
    run("library", "add", files)
    result = run("library", "sync")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "2 episodes, 4 segments, 1 news item (nothing new)\n"


def test_of_many_problems_the_first_are_told(files: Path) -> None:
    for number in range(30):
        put(files / f"data{number:02d}.md", "\0\1\2\3" * 400)
    lines = run("library", "add", files).stderr.splitlines()
    assert len(lines) == 21
    assert lines[-1].startswith("and 10 more")


def test_a_folder_that_is_away_is_told_in_the_list(files: Path) -> None:
    run("library", "add", files)
    files.rename(files.with_name("away"))
    assert "2 episodes" in run("library", "list").stdout
    assert "(not there now)" in run("library", "list").stdout
    row = rows(run("library", "list", "--json"))[0]
    assert row == {"path": str(files), "episodes": 2, "segments": 4, "news": 1}


def test_the_index_may_be_deleted(files: Path) -> None:
    run("library", "add", files)
    folder = Path(run("library", "path").stdout.strip())
    assert folder == library_folder()
    for path in folder.iterdir():
        path.unlink()
    assert run("library", "sync").stdout.startswith("2 episodes")


def test_a_damaged_index_is_made_anew_with_a_word(files: Path) -> None:
    run("library", "add", files)
    (library_folder() / "catalog.sqlite3").write_bytes(b"something else " * 500)
    result = run("library", "sync")
    assert result.stdout.startswith("2 episodes")
    assert "it was made anew" in result.stderr


def test_a_sync_beside_another_says_so(files: Path) -> None:
    with locked(library_folder()):
        result = run("library", "add", files)
    assert result.exit_code == 1
    assert "another skimcast" in result.stderr
    assert run("library", "sync").stdout.startswith("2 episodes")


def test_a_cache_that_cannot_be_written_is_told(
    files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    result = run("library", "add", files)
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr


def test_a_store_that_cannot_be_opened_is_told(
    files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    result = run("library", "add", files)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "skimcast: " in result.stderr


@pytest.mark.usefixtures("index_always")
@pytest.mark.parametrize("named", ["files", "./files/", "files/bees.md"])
def test_a_jump_through_an_index_names_paths_as_the_reader_did(
    named: str, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(files.parent)
    result = run("jump", "varoa", named, "--json")
    hit = rows(result)[0]["hits"][0]
    assert (hit["path"], hit["start"]) == ("files/bees.md", 60)
    assert (hit["title"], hit["gist"]) == ("Varroa mites", "Varroa mites")
    assert result.exit_code == 0


@pytest.mark.usefixtures("index_always")
def test_a_jump_through_an_index_follows_the_files(files: Path) -> None:
    assert "Queens" in run("jump", "queens", files).stdout
    put(files / "ants.md", summary("Ants at night", "Fungus"), age=5)
    assert "nothing found" in run("jump", "queens", files).stdout
    assert "Fungus  Ants at night" in run("jump", "fungus", files).stdout


def test_an_index_and_memory_find_the_same(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(12):
        gists = [f"{word} {number}" for word in ("honey", "wax", "pollen")]
        put(files / f"more{number}.md", summary(f"More {number}", *gists))
    (files / "news" / "robobee.md").unlink()  # an index has news, which weigh on the scores
    queries = "honey\npolen 7\nvaroa\nmites winter\nxyzzy\n"
    in_memory = rows(run("jump", files, "--queries", "-", "--json", text=queries))
    monkeypatch.setattr(targets, "FEW_FILES", 0)
    on_disk = rows(run("jump", files, "--queries", "-", "--json", text=queries))
    assert [row["query"] for row in on_disk] == queries.splitlines()
    for one, other in zip(in_memory, on_disk, strict=True):
        places = [[(hit["path"], hit["gist"]) for hit in row["hits"]] for row in (one, other)]
        assert places[0] == places[1]
        assert other["ms"] > 0


@pytest.mark.usefixtures("index_always")
def test_what_a_jump_could_not_read_is_told_at_the_reader_s_path(
    files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(files.parent)
    put(files / "data.md", "\0\1\2\3" * 400)
    put(files / "notes.md", "---\nshow: Field Notes\nduration: 10:00\n---\nNo times here.\n")
    result = run("jump", "varroa", "files")
    assert result.exit_code == 1
    assert "Varroa mites" in result.stdout
    assert "\nfiles/notes.md" in f"\n{result.stderr}"
    assert "\nfiles/data.md: this is not text" in f"\n{result.stderr}"


@pytest.mark.usefixtures("index_always")
def test_a_folder_of_news_has_no_summary_to_search(files: Path) -> None:
    result = run("jump", "robobee", files / "news")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "no summary to search" in result.stderr


@pytest.mark.usefixtures("index_always")
def test_a_jump_reads_the_files_where_no_index_can_be_written(
    files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    result = run("jump", "varroa", files)
    assert "Varroa mites" in result.stdout
    assert "cannot be written" in result.stderr


@pytest.mark.usefixtures("index_always")
def test_a_jump_beside_a_sync_finds_what_there_is(
    files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("jump", "varroa", files)
    monkeypatch.setattr(index_targets, "WAIT", 0.0)
    with locked(folder_for([files])):
        result = run("jump", "varroa", files)
    assert "Varroa mites" in result.stdout
    assert "another skimcast" in result.stderr


def test_without_a_path_the_library_is_asked(files: Path) -> None:
    missing = run("jump", "varroa")
    assert missing.exit_code == 2
    assert "skimcast library add PATH" in missing.stderr
    run("library", "add", files)
    hit = rows(run("jump", "varroa", "--json"))[0]["hits"][0]
    assert hit["path"] == str(files / "bees.md")
    asked = rows(run("jump", "--queries", "-", "--json", text="queens\n"))
    assert asked[0]["hits"][0]["gist"] == "Queens"


def test_a_library_without_its_index_is_read_when_it_is_asked(files: Path) -> None:
    run("library", "add", files)
    for path in library_folder().iterdir():
        path.unlink()
    assert "Varroa mites" in run("jump", "varroa").stdout


def test_a_library_whose_index_is_damaged_is_read_when_it_is_asked(files: Path) -> None:
    run("library", "add", files)
    (library_folder() / "catalog.sqlite3").write_bytes(b"no catalog")
    result = run("jump", "varroa")
    assert result.exit_code == 0
    assert "Varroa mites" in result.stdout
    assert "it was made anew" in result.stderr


@pytest.mark.parametrize(("count", "told"), [(1, "1 news item"), (2, "2 news items")])
def test_a_library_of_news_alone_is_told_what_to_add(count: int, told: str, files: Path) -> None:
    for number in range(1, count):
        put(files / "news" / f"{number}.md", item("RoboBee flies"))
    run("library", "add", files / "news")
    result = run("jump", "robobee")
    assert result.exit_code == 1
    assert f"{told} but no summary in the library; add a folder of summaries: " in result.stderr


def test_a_jump_without_a_word_is_wrong_usage() -> None:
    assert run("jump").exit_code == 2


def test_few_files_need_no_index(files: Path) -> None:
    assert "Varroa mites" in run("jump", "varroa", files).stdout
    assert not folder_for([files]).exists()


@pytest.mark.parametrize(
    ("progress", "line"),
    [
        (Progress(files=1200), "looking through the folders: 1,200 files"),
        (
            Progress(9, 25, 100, 50, 4321.0, 12.3),
            "reading [#####---------------]  25%  4,321 a second, 12 s left",
        ),
        (Progress(9, 100, 100, 50, 10.0), "reading [####################] 100%  10 a second"),
    ],
)
def test_a_bar_tells_rate_and_time_left(progress: Progress, line: str) -> None:
    assert bar_of(progress) == line


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(None, ""), (3.2, "3 s left"), (600.0, "10 min left"), (9000.0, "2.5 h left")],
)
def test_time_left_is_told_in_fitting_units(seconds: float | None, words: str) -> None:
    assert left_in_words(seconds) == words


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_a_terminal_gets_a_bar_that_is_gone_at_the_end(files: Path) -> None:
    main, child = pty.openpty()
    code = (
        f"{with_limits('report_every=0.0')}"
        "import sys\nfrom tui.cli import main\nsys.argv[1:] = ['library', 'add', sys.argv[1]]\n"
        "main()\n"
    )
    command = [sys.executable, "-c", code, str(files)]
    done = subprocess.run(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=child,
        env={**os.environ, "TERM": "xterm"},
        check=False,
    )
    os.close(child)
    drawn = os.read(main, 100_000).decode()
    os.close(main)
    assert done.returncode == 0
    assert "reading [####################] 100%" in drawn
    assert drawn.endswith(f"\r{' ' * 79}\r")


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_a_sync_where_the_next_goes_on(number: signal.Signals, files: Path) -> None:
    for place in range(40):
        put(files / f"more{place}.md", summary(f"More {place}", "One", "Two"))
    code = (
        f"import os, signal, sys\n{with_limits('batch_files=1')}"
        # What a shell runs in the background begins with interrupts ignored.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "real = synchronizer.read_batch\nleft = 5\n"
        "def read(*args, **named):\n"
        "    global left\n    left -= 1\n"
        f"    left == 0 and os.kill(os.getpid(), {int(number)})\n"
        "    return real(*args, **named)\n"
        "synchronizer.read_batch = read\n"
        "from tui.cli import main\nsys.argv[1:] = ['library', 'add', sys.argv[1]]\nmain()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(files)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "stopped; the next sync goes on from here" in done.stderr
    assert done.stdout.endswith("(5 read)\n")
    assert run("library", "sync").stdout == "42 episodes, 84 segments, 1 news item (38 read)\n"


def test_the_commands_load_numpy_and_worker_processes_only_when_needed() -> None:
    code = (
        "import sys, tui.cli.main\n"
        "heavy = {'numpy', 'multiprocessing', 'textual', 'concurrent.futures'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


@pytest.mark.skipif(sys.platform == "win32", reason="no limits on the size of files")
@pytest.mark.parametrize("most", [2_000, 100_000])
def test_a_disk_that_takes_no_more_is_told_and_what_was_written_stays(
    most: int, files: Path
) -> None:
    run("library", "add", files)
    for place in range(60):
        put(files / f"more{place}.md", summary(f"More {place}", *[f"Part {n}" for n in range(20)]))
    code = (
        "import resource, sys\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}))\n"
        f"{with_limits('first_chunk=64')}"
        "from tui.cli import main\nsys.argv[1:] = ['library', 'sync']\nmain()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "disk" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Varroa mites" in run("jump", "varroa").stdout
    assert run("library", "sync").stdout.startswith("62 episodes, 1,204 segments, 1 news item")


def test_a_sync_of_named_folders_makes_the_index_that_a_jump_asks(
    files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (files.parent / "link").symlink_to(files)
    result = run("library", "sync", "--json", files.parent / "link")
    assert rows(result)[-1]["changed"] == 3
    assert not library_folder().exists()
    monkeypatch.setattr(targets, "FEW_FILES", 0)
    monkeypatch.setattr("tui.library.sync.extract.read_found", None)
    assert "Varroa mites" in run("jump", "varroa", files).stdout


@pytest.mark.parametrize("few", [0, 64])
def test_how_a_query_was_understood_is_told(
    few: int, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(targets, "FEW_FILES", few)
    note = rows(run("jump", "qeens", files, "--json"))[0]["note"]
    assert "queens" in note
    assert f"({note})" in run("jump", "qeens", files).stdout
    assert "note" not in rows(run("jump", "queens", files, "--json"))[0]
