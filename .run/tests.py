"""Run the tests of this checkout; the first time, set them up. Arguments are pytest's own."""

import os
import subprocess
import sys

from setup import ROOT, environment

if __name__ == "__main__":
    python = environment("tests")
    words = sys.argv[1:] or ["-n", "auto", "--dist", "worksteal"]
    # They start skimcast hundreds of times: its modules are compiled once, whatever the shell says.
    os.environ["PYTHONDONTWRITEBYTECODE"] = ""
    subprocess.run([python, "-m", "compileall", "-q", "tui"], cwd=ROOT, check=True)
    sys.exit(subprocess.run([python, "-m", "pytest", *words], cwd=ROOT, check=False).returncode)
