"""The application; Textual is for this floor alone.

`SkimcastApp` is an `AppBase`, the services that screens and widgets may ask for. They post
`messages` of what happened; `Navigation` shows the screen that comes next. `keymap` has all keys.
"""

from __future__ import annotations

import gc
import sys

from tui.workspace.startup import Startup


def run(startup: Startup, theme: str | None = None) -> None:
    """Draw what there is to begin with, in the colours of a named theme, until the reader quits."""
    gc.disable()  # nothing is garbage before all is there; see SkimcastApp.settle
    from tui.app.app import SkimcastApp  # noqa: PLC0415  Textual is imported only to draw
    from tui.paths import config_file  # noqa: PLC0415  the same
    from tui.workspace.config import read_config  # noqa: PLC0415  the same

    app = SkimcastApp(startup, theme, read_config(config_file()))
    app.run()
    gc.freeze()  # nor is it worth a search for garbage when all goes
    app.frames.keep(sys.argv[1:])
    if app.return_code != 0:  # None where an error of Textual's own threads ended it
        sys.exit(app.return_code or 1)
