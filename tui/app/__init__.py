"""The application; Textual is for this floor alone.

`SkimcastApp` is an `AppBase`, the services that screens and widgets may ask for. They post
`messages` of what happened; `Navigation` shows the screen that comes next. `keymap` has all keys.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tui.readers.registry import Reading

if TYPE_CHECKING:
    from tui.library.store.database import Store
    from tui.workspace.hits import Library


def run(  # noqa: PLR0913  all but one have a usual value
    reading: Reading,
    *,
    start: float | None = None,
    theme: str | None = None,
    store: Store | None = None,
    library: Library | None = None,
    word: str = "",
) -> None:
    """Draw what was read until the reader quits.

    Args:
        reading: episodes and news; without an episode, the library is shown first.
        start: where to begin in the first episode, in seconds.
        theme: the name of a theme.
        store: the reader's own store; opened here if it is None.
        library: what the library screen lists; what was read if it is None.
        word: something to tell at the start.
    """
    from tui.app.app import SkimcastApp  # noqa: PLC0415  Textual is imported only to draw
    from tui.workspace.config import config_file, read_config  # noqa: PLC0415  the same

    config = read_config(config_file())
    app = SkimcastApp(
        reading,
        start=start,
        theme=theme,
        store=store,
        library=library,
        word=word,
        config=config,
    )
    app.run()
    if app.return_code != 0:  # None where an error of Textual's own threads ended it
        sys.exit(app.return_code or 1)
