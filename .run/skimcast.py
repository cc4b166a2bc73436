"""Start skimcast from this checkout; the first time, set it up. Arguments are skimcast's own."""

import subprocess
import sys

from setup import environment

if __name__ == "__main__":
    python = environment("run")
    sys.exit(subprocess.run([python, "-m", "tui", *sys.argv[1:]], check=False).returncode)
