"""An episode and its moments in forms that other programs understand."""

from tui.export.moments import item_note, moment_address, moment_note, web_address

__all__ = ["item_note", "moment_address", "moment_note", "web_address"]
