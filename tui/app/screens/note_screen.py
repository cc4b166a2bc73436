"""A note for a moment: a small editor, or the reader's own."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import TextArea

from tui.app.bidi import fit_for_border
from tui.app.keymap import bindings
from tui.app.overlay import OverlayScreen
from tui.app.widgets.status_line import StatusLine
from tui.sanitize import clean

_HOW = "ctrl+s keeps it · #words are tags · ctrl+e your editor · esc leaves"
_SURE = "esc once more drops what you have written; ctrl+s keeps it."


class NoteScreen(OverlayScreen):
    """Asks for a note; what is kept is told to a function, an empty note too."""

    CSS_PATH = "note.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("note")

    def __init__(self, about: str, note: str, keep: Callable[[str], None], quote: str = "") -> None:
        """Ask for a note about a place, from what it is now; the words of the text stand above."""
        super().__init__()
        self._about = about
        self._note = note
        self._keep = keep
        self._quote = quote
        self._is_sure = False

    def compose(self) -> ComposeResult:
        """The editor under what it is about."""
        with Vertical(id="note") as box:
            box.border_title = Content(fit_for_border(self._about))
            box.border_subtitle = Content(_HOW)
            yield TextArea(self._note, id="note-text", soft_wrap=True, compact=True)
        yield StatusLine()

    def on_mount(self) -> None:
        """Write on at the end."""
        area = self.query_one(TextArea)
        area.cursor_blink = False
        area.move_cursor(area.document.end)
        area.focus()

    def on_unmount(self) -> None:
        """Have the app forget the editor, which heard of its theme; Textual has no name for it.

        Else it would hold all editors that there ever were, until the theme changes.
        """
        listening = getattr(self.app, "__watchers", {}).get("theme", [])
        listening[:] = [one for one in listening if one[0].is_attached]

    def action_keep(self) -> None:
        """Keep the note."""
        self._leave()
        self._keep(clean(self.query_one(TextArea).text).strip())

    def action_back(self) -> None:
        """Leave; what was written is dropped only when asked for twice."""
        if self._is_sure or self.query_one(TextArea).text.strip() == self._note.strip():
            self._leave()
        else:
            self._is_sure = True
            self.app.tell(_SURE, bad=True)

    def _leave(self) -> None:
        """Go once the key that asked for it has been handled, for the next one waits for that."""
        if self._is_sure:
            self.app.status.clear()  # what was told of the box ends with it
        self.app.call_later(self.dismiss, None)

    def action_editor(self) -> None:
        """Write on in the reader's own editor, $VISUAL or $EDITOR."""
        command, trouble = editor_command()
        if trouble:
            self.app.tell(trouble, bad=True)
            return
        area = self.query_one(TextArea)
        try:
            with self.app.suspend():
                text = edited(area.text, command)
        except SuspendNotSupported:
            self.app.tell("This terminal cannot be lent to an editor.", bad=True)
        except OSError as error:
            self.app.tell(f"{command[0]} could not be started: {error.strerror}", bad=True)
        else:
            area.text = clean(text)
            area.move_cursor(area.document.end)


def editor_command() -> tuple[Sequence[str], str]:
    """The words of the reader's own editor; or none of them, and why."""
    name = next((name for name in ("VISUAL", "EDITOR") if os.environ.get(name, "").strip()), None)
    if name is None:
        return (), "No editor is named: set $EDITOR, as in export EDITOR=nano."
    try:
        words = shlex.split(os.environ[name])
    except ValueError as error:
        return (), f"${name} cannot be understood ({error}): {os.environ[name]}"
    return words, "" if words else f"${name} names no command."


def edited(text: str, command: Sequence[str]) -> str:
    """What becomes of a text in an editor; where that fails, the text as it was.

    Raises:
        OSError: it cannot be started.
    """
    with tempfile.TemporaryDirectory(prefix="skimcast-") as folder:
        path = Path(folder) / "note.md"
        path.write_text(text, encoding="utf-8")
        done = subprocess.run([*command, str(path)], check=False)  # noqa: S603  the reader's own editor
        if done.returncode:
            return text
        return path.read_text(encoding="utf-8", errors="replace").rstrip("\n")
