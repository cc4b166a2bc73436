"""An episode and its moments in forms that other programs understand."""

from tui.export.moments import moment_address, moment_note, web_address

__all__ = ["moment_address", "moment_note", "web_address"]
