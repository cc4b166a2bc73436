"""Make an environment beside this checkout, with the versions of the lock file, once.

usage: setup.py run | tests

It needs Python 3.11 or later and nothing else. The environment is made again when the lock file or
pyproject.toml has changed. Prints what it does to the error stream; exits 1 if pip fails.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLACES = {
    "run": (".venv-run", "requirements.lock"),
    "tests": (".venv-tests", "requirements-dev.lock"),
}


def python_of(folder: Path) -> Path:
    """The interpreter of an environment."""
    windows = folder / "Scripts" / "python.exe"
    return windows if windows.parent.is_dir() else folder / "bin" / "python"


def fingerprint(lock: Path) -> str:
    """What the environment was made from."""
    parts = [lock.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), sys.version.encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def pip(python: Path, *words: str) -> None:
    """Run pip quietly; its own words tell what went wrong."""
    quiet = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    done = subprocess.run([*quiet, *words], cwd=ROOT, check=False)
    if done.returncode:
        raise SystemExit(f"setup: pip could not install {' '.join(words)}")


def environment(purpose: str) -> Path:
    """The interpreter of the environment for a purpose, made first if need be."""
    name, lock_name = PLACES[purpose]
    folder, lock = ROOT / name, ROOT / lock_name
    mark = folder / "made-from"
    made_from = fingerprint(lock)
    if mark.is_file() and mark.read_text(encoding="utf-8") == made_from:
        return python_of(folder)
    print(f"setup: making {name} (once)", file=sys.stderr)
    venv.create(folder, with_pip=True, clear=folder.exists())
    python = python_of(folder)
    pip(python, "--no-deps", "--require-hashes", "-r", str(lock))  # the lock names them all
    pip(python, "--no-deps", "--editable", ".")
    mark.write_text(made_from, encoding="utf-8")
    return python


if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036  this very script finds an old Python
        raise SystemExit("setup: skimcast needs Python 3.11 or later")
    if sys.argv[1:] not in (["run"], ["tests"]):
        raise SystemExit(__doc__)
    environment(sys.argv[1])
