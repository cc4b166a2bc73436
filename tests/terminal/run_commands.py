"""Run commands of skimcast one after the other in one process: a list of arguments as JSON.

With a word behind it, cleaning is taken away: to prove that a test of it can fail.
"""

from __future__ import annotations

import json
import sys
import traceback
from collections.abc import Sequence


def take_cleaning_away() -> None:
    """Have every function that cleans give back what it is given."""
    import tui.sanitize

    for name in ("clean", "clean_line", "fit_for_cells"):
        setattr(tui.sanitize, name, lambda text: text)
    setattr(tui.sanitize, "is_clean", lambda _: True)  # noqa: B010  mypy knows its parameter's name


def main(commands: Sequence[Sequence[str]]) -> None:
    """Run each, and name it."""
    from tui.cli.main import main as skimcast

    for arguments in commands:
        sys.argv = ["skimcast", *arguments]
        try:
            skimcast()
        except SystemExit as end:
            print(f"ended with {end.code}")
        except BaseException:  # noqa: BLE001  it is told, and the next one runs
            traceback.print_exc()
    print("all ended")


if __name__ == "__main__":
    if sys.argv[2:]:
        take_cleaning_away()
    main(json.loads(sys.argv[1]))
